"""The hidden checks of `numpy_backprop`, in the order of the handout: importing a module declares its checks."""

from autograder.hidden.numpy_backprop import backward, forward, training  # noqa: F401
from autograder.hidden.numpy_backprop.assignment import numpy_backprop

__all__ = ["numpy_backprop"]

"""The hidden checks of `backprop`, in the order of the handout: importing a module declares its checks."""

from autograder.hidden.backprop import activations, initialisation, layers, passes, training  # noqa: F401
from autograder.hidden.backprop.assignment import backprop

__all__ = ["backprop"]

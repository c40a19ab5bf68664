"""The hidden checks of `perceptron`, in the order of the handout: importing a module declares its checks."""

from autograder.hidden.perceptron import answers, model, training  # noqa: F401
from autograder.hidden.perceptron.assignment import perceptron

__all__ = ["perceptron"]

"""The hidden checks of `relu_dropout`, in the order of the handout: importing a module declares its checks."""

from autograder.hidden.relu_dropout import backward, forward, model, rectifier  # noqa: F401
from autograder.hidden.relu_dropout.assignment import relu_dropout

__all__ = ["relu_dropout"]

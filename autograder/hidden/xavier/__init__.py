"""The hidden checks of `xavier`, in the order of the handout: importing a module declares its checks."""

from autograder.hidden.xavier import draws, fans, model, tensors  # noqa: F401
from autograder.hidden.xavier.assignment import xavier

__all__ = ["xavier"]

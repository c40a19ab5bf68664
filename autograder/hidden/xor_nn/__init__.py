"""The hidden checks of `xor_nn`, in the order of the handout: importing a module declares its checks."""

from autograder.hidden.xor_nn import answers, models, training  # noqa: F401
from autograder.hidden.xor_nn.assignment import xor_nn

__all__ = ["xor_nn"]

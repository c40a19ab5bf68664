"""The hidden checks of `batchnorm`, in the order of the handout: importing a module declares its checks."""

from autograder.hidden.batchnorm import backward, evaluation, forward, model, statistics, training  # noqa: F401
from autograder.hidden.batchnorm.assignment import batchnorm

__all__ = ["batchnorm"]

"""A submission that the server serves to itself before it forks: first times are taken there, once.

Python 3.11 and later rewrite code that runs often into faster code of its own, and torch fills tables when an operation
is first asked for. A fork that inherits both neither pays for them nor copies the memory that they lie in.
"""

from __future__ import annotations

import linecache
import socket
import sys
from collections.abc import Iterator

import numpy as np

from . import agent, frames, wire
from .messages import Call, Load, OffLimitsRule, UnitText

_ROUNDS = 12
"""Python rewrites code after eight runs or so."""
_NAME = "rehearsal"
_SOURCE = '''"""A little of everything that homework does."""
import math

import numpy as np
import torch
from torch import Tensor


def squash(x: Tensor) -> Tensor:
    """A function that calls others of its own."""
    return torch.where(x >= 0, 1 / (1 + torch.exp(-x)), torch.exp(x) / (1 + torch.exp(x)))


def layer(X, w, b):
    return X @ w + b


def backward(X, w, b, upstream):
    """One result in several parts."""
    slope = squash(layer(X, w, b)) * (1 - squash(layer(X, w, b)))
    delta = upstream * slope
    return delta, X.T @ delta, delta.sum(dim=0)


def train(X, w, b, learning_rate, steps):
    costs = []
    for step in range(steps):
        delta, d_w, d_b = backward(X, w, b, layer(X, w, b))
        costs.append(float((delta**2).mean()))
        w, b = w - learning_rate * d_w, b - learning_rate * d_b
    return w, b, costs


def refuse(p, generator=None):
    if not 0 <= p <= 1:
        raise ValueError(f"p is {p}")
    return torch.rand(2, 2, generator=generator) < p


class Helper:
    """Students write classes too."""

    def __init__(self, size):
        self.size = size

    def area(self):
        return math.prod(self.size) + np.zeros(self.size).sum()
'''
_GRADED = ["squash", "layer", "backward", "train", "refuse"]


def rehearse() -> None:
    """Serve a submission in this process, and leave no trace of it."""
    modules = set(sys.modules)
    for _ in range(_ROUNDS):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.sendall(b"".join(_requests()))  # these and their answers are small: sockets hold them all
            ours.shutdown(socket.SHUT_WR)
            agent.Agent(theirs, {}).serve()
    linecache.cache.pop(f"{_NAME}.py", None)
    for name in set(sys.modules) - modules:
        if name == _NAME:
            del sys.modules[name]


def _requests() -> Iterator[bytes]:
    rules = [OffLimitsRule(_GRADED, ["torch.autograd", "torch.nn", "torch.optim"], ["torch.autograd.no_grad"])]
    yield frames.encode(Load(_NAME, False, [UnitText(f"{_NAME}.py", _SOURCE)], _GRADED, rules, 0))
    for dtype in ("float64", "float32"):
        X, w, b, upstream = (
            wire.Tensor(np.ones(shape, dtype), dtype) for shape in ((5, 3), (3, 2), (2,), (5, 2))
        )
        yield frames.encode(Call(_NAME, "squash", [X], {}, seed=1))
        yield frames.encode(Call(_NAME, "layer", [X, w, b], {}, seed=1))
        yield frames.encode(Call(_NAME, "backward", [X, w, b, upstream], {}, seed=1))
        yield frames.encode(Call(_NAME, "train", [X, w, b, 0.1, 3], {}, seed=1))
        yield frames.encode(Call(_NAME, "refuse", [0.5], {"generator": wire.Generator("one", 1)}, seed=1))
        yield frames.encode(Call(_NAME, "refuse", [2.0], {}))

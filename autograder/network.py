"""What a student's function did to a model that the grader built: the parameters and the mode that came back.

A check makes the model as data and passes it like any other argument:

    network = wire.Network("start", (("linear", W1, b1), ("sigmoid",), ("linear", W2, b2), ("sigmoid",)))
    costs = student.train(network, X, Y, 1.0, 10)
    after = state(student, network)

Whatever happens in the student's process cannot be trusted: what a model can do is computed outside, from these
numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Disagreement
from autograder.sandbox.inside import wire
from autograder.student import Student

Array = NDArray[Any]


@dataclass(frozen=True)
class State:
    """The parameters and buffers after a call, in the order of `wire.Network.arrays`, and the mode."""

    tensors: tuple[wire.Tensor, ...]
    """As they came back: for `Case.agree`, which judges shape, dtype, finiteness and value."""
    training: bool | None
    """None where some layers are in one mode, and some in the other."""
    recorded: bool
    """Whether its latest forward pass was one that a gradient could be carried back through."""

    def arrays(self) -> list[Array]:
        """The numbers in float64; raises `Disagreement` where one is not finite."""
        if not all(np.isfinite(tensor.array).all() for tensor in self.tensors):
            raise Disagreement("the model's parameters are no longer finite")
        return [tensor.array.astype(np.float64) for tensor in self.tensors]


def state(student: Student, network: wire.Network) -> State:
    """What the student's latest call, which was given `network`, left of it.

    Raises `Disagreement` unless every layer has floating-point tensors of the shapes that it was made with.
    """
    claimed = student.last.network
    if not isinstance(claimed, tuple) or len(claimed) != 3:
        raise Disagreement("the model that the function was given was taken apart: its layers are no longer there")
    modes, recorded, tensors = claimed
    made = network.arrays()
    if not isinstance(modes, list) or len(modes) != 1 + len(network.layers) or not isinstance(tensors, list):
        raise Disagreement("the model that the function was given has other layers now")
    shapes = [value.array.shape if _is_parameter(value) else None for value in tensors]
    if shapes != [array.shape for array in made]:
        raise Disagreement("the parameters of the model that the function was given have other shapes or dtypes now")
    together = all(mode is modes[0] for mode in modes)
    return State(tuple(tensors), bool(modes[0]) if together else None, recorded is True)


def _is_parameter(value: Any) -> bool:
    return isinstance(value, wire.Tensor) and value.array.dtype.kind == "f"

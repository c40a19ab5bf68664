"""Judging where tensors lie, and how often they were moved there.

Nearly every function gets all its tensors on one device, and what comes of them must lie there; how it gets there is
its own affair: by way of the CPU is slow, and right. That data is moved once can be asked only where a function is told
to move it, by an argument that names a device: xor_nn's `train` has one. perceptron's `train` and batchnorm's
`train_epoch` and `evaluate` have none: they find data and model in one place, and no promise is made for two.
"""

from __future__ import annotations

from typing import Any

from autograder.case import Case, Disagreement
from autograder.sandbox.inside import wire
from autograder.student import Student


class Misplaced(Disagreement):
    """Something lies on another device than asked, or was moved there again and again."""


def require_placed(student: Student, case: Case, function: str) -> None:
    """Raise `Misplaced` where what the function, or a model, returned, or a given model, lies on another device."""
    for call in student.recorded:
        if call.function not in (function, "__call__"):
            continue
        value = call.answer.value
        values = value if isinstance(value, (tuple, list)) else [value]
        for number, item in enumerate(values, 1):
            if not any(item is promised for promised in case.floats):
                which = f"value {number} of {len(values)}" if len(values) > 1 else "what came back"
                _require_there(item, student.device, which)
        network = call.answer.network
        for tensor in network[-1] if isinstance(network, tuple) and network and isinstance(network[-1], list) else ():
            _require_there(tensor, student.device, "a parameter of the model")


def _require_there(value: Any, device: str, which: str) -> None:
    if isinstance(value, wire.Tensor) and value.device and value.device.partition(":")[0] != device:
        raise Misplaced(f"{which} lies on {value.device}; asked is the device of the inputs, {device}")


def require_moved_once(student: Student, device: str, steps: int, *names: str) -> None:
    """Raise `Misplaced` where the latest call did nothing on the device that it was told, or moved data at every step.

    `names` are those of its arguments. Two or three moves in all do no harm, and where the model lies in the end is not
    asked. Nothing is concluded where it cannot be told what lay where.
    """
    call = student.recorded[-1]
    moves = call.answer.moves
    if moves is None:
        return
    if not moves.reached:
        raise Misplaced(f"{call.function} was told to work on {device}, and no tensor ever lay there")
    again = [name for name, times in zip(names, moves.times, strict=False) if times >= steps]
    if again:
        text = f"{call.function} moved {' and '.join(again)} to {device} at every one of {steps} steps; once is enough"
        raise Misplaced(text)

"""Judging a function together with the student's own others: a mistake is charged where it was made, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Disagreement, unwrapped
from autograder.student import Student, StudentError

Array = NDArray[Any]


def own(value: Any) -> Array:
    """An array of the student's own, to follow; raises `Disagreement` where there is none."""
    array, _ = unwrapped(value)
    if array is None or array.dtype.kind != "f":
        raise Disagreement("there is nothing to follow")
    return array.astype(np.float64)


def owns(values: Any) -> tuple[Array, ...]:
    """Several arrays of the student's own."""
    if not isinstance(values, (tuple, list)):
        raise Disagreement("there is nothing to follow")
    return tuple(own(value) for value in values)


def following(student: Student, compute: Callable[[], Mapping[str, Array]]) -> Mapping[str, Array]:
    """What the student's own functions give; where they give nothing, nothing that could be followed."""
    count = len(student.recorded)
    try:
        return compute()
    except (StudentError, Disagreement, ValueError, IndexError):
        return {}  # own functions of wrong shapes cannot be put together: nothing to follow
    finally:
        del student.recorded[count:]  # asked on the side: no part of what the check asked of its function

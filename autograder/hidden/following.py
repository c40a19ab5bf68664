"""Judging a function together with the student's own others: a mistake is charged where it was made, only."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.assignment import Body
from autograder.case import Case, Disagreement, unwrapped
from autograder.student import Student, StudentError

Array = NDArray[Any]


def own(value: Any, shape: tuple[int, ...]) -> Array:
    """An array of the student's own to follow, where one of that shape is due; raises `Disagreement` otherwise.

    Any shape of no more entries will do: what comes of a wrong one is the student's, too.
    """
    array, _ = unwrapped(value)
    if array is None or array.dtype.kind != "f" or array.size > math.prod(shape):
        raise Disagreement("there is nothing to follow")
    return array.astype(np.float64)


def alive(activation: Array) -> Array:
    """A sigmoid or slope of the student's own; one that is zero everywhere carries nothing on that could be judged."""
    if not np.any(activation):
        raise Disagreement("there is nothing to follow")
    return activation


def varied(activation: Array) -> Array:
    """The same of many different numbers: one that is flat has the slope of anything that is flat."""
    if activation.size > 1 and np.ptp(activation) == 0:
        raise Disagreement("there is nothing to follow")
    return alive(activation)


def owns(values: Any, *shapes: tuple[int, ...]) -> tuple[Array, ...]:
    """Several arrays of the student's own."""
    if not isinstance(values, (tuple, list)) or len(values) != len(shapes):
        raise Disagreement("there is nothing to follow")
    return tuple(own(value, shape) for value, shape in zip(values, shapes, strict=True))


def forgiving(quantity: str, **substitutes: str) -> Callable[[Body], Body]:
    """Make a check forgive what is wrong only because of the student's own functions that the judged one calls.

    Where it fails, it is asked once more with right functions in their place: `substitutes` names functions of torch,
    by what follows `torch.`. `quantity` is what is then said to be right but for them.
    """

    def wrap(body: Body) -> Body:
        @wraps(body)
        def judged(student: Student, case: Case) -> None:
            try:
                body(student, case)
            except (Disagreement, StudentError) as wrong:
                if isinstance(wrong, StudentError) and wrong.answer.offences:
                    raise  # with functions in place of the student's, forbidden means are not noticed
                try:
                    body(student.with_substitutes(**substitutes), case)
                except (Disagreement, StudentError):
                    raise wrong from None
                case.follows.append(quantity)

        return judged

    return wrap


def following(student: Student, compute: Callable[[], Mapping[str, Array]]) -> Mapping[str, Array]:
    """What the student's own functions give; where they give nothing, nothing that could be followed."""
    count = len(student.recorded)
    try:
        with np.errstate(all="ignore"):  # own functions may give infinities
            return compute()
    except (StudentError, Disagreement, ValueError, IndexError):
        return {}  # own functions of wrong shapes cannot be put together: nothing to follow
    finally:
        del student.recorded[count:]  # asked on the side: no part of what the check asked of its function

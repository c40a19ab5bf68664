"""Judging a function together with the student's own others: a mistake is charged where it was made, only."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.assignment import Body
from autograder.case import Case, Disagreement, as_float, unwrapped
from autograder.oracle.compare import RTOL, same_numbers
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


def led(start: Sequence[Array], now: Sequence[Array], costs: Sequence[float]) -> tuple[Array, ...]:
    """The parameters and costs of training by own functions; raises `Disagreement` where it is not to be followed."""
    if not costs[1:] and not all_finite(now):
        raise Disagreement("a training that is nowhere after one step is not followed")
    if all(np.array_equal(old, new) for old, new in zip(start, now, strict=True)):
        raise Disagreement("a training that moves nothing is not followed")
    if any(p.size > 1 and np.ptp(p) == 0 for p in now):
        raise Disagreement("parameters that are all alike are not followed: no gradient leads there")
    return (*now, np.array(costs))


def explodes_alike(result: Any, steps: int, own_path: Callable[[], Mapping[str, Array]]) -> bool:
    """Whether training left all bounds, and the student's own functions lead out of them from the same first cost.

    `result` holds the parameters and a list of costs, as does what `own_path` computes: where a wrong gradient
    explodes, rounding decides where to.
    """
    if steps == 1 or not isinstance(result, (tuple, list)) or not diverged(result[:-1]):
        return False
    *own_params, own_costs = tuple(own_path().values()) or (np.empty(0),)
    shapes = [array.shape for array, _ in map(unwrapped, result[:-1]) if array is not None]
    if not diverged(own_params) or shapes != [param.shape for param in own_params]:
        return False
    costs = result[-1]
    if not isinstance(costs, (list, tuple)) or len(costs) != steps or None in map(as_float, costs):
        return False
    return same_numbers(np.array([as_float(costs[0])], dtype=float), own_costs[:1], RTOL["float32"])


def diverged(values: Sequence[Any]) -> bool:
    """Whether training has left every path that gradient descent could take from parameters of size one."""
    arrays = [array for array, _ in map(unwrapped, values) if array is not None and array.dtype.kind == "f"]
    return any(not np.isfinite(array).all() or float(np.abs(array).max(initial=0)) > 20 for array in arrays)


def all_finite(arrays: Sequence[Array]) -> bool:
    """Whether every entry of every array is finite."""
    return all(np.isfinite(array).all() for array in arrays)

"""Checks of what xavier_uniform_ draws: the bound, the distribution, and where the random numbers come from."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case, Setting, kind_of
from autograder.filling import before, filled, to_fill
from autograder.hidden.xavier.assignment import MATRIX, ONE_DTYPE, whatever_the_fans, xavier
from autograder.hidden.xavier.uniform import (
    ROUNDING,
    judge_bound,
    judge_distribution,
    judge_independence,
    require_own_draws,
    xavier_bound,
)
from autograder.oracle.statistics import least_maximum
from autograder.sandbox.inside.wire import Generator, Tensor, View
from autograder.student import Student

Array = NDArray[Any]

FALSE_ALARM = 1e-10
"""Of one statistic. No check here asks for more than nine: below 1e-9 in all."""


def fresh(case: Case, *dims: str | int, requires_grad: bool = False, parameter: bool = False) -> View:
    """A tensor whose entries all lie beyond every bound that is asked for: what is left of them shows."""
    array = case.uniform(*dims, low=7, high=8)
    return to_fill(array, requires_grad=requires_grad, parameter=parameter)


def drawn(student: Student, case: Case, tensor: View, *args: Any, **kwargs: Any) -> Array:
    """The entries of the tensor that xavier_uniform_ returns or, where it returns None, of the one that it was given.

    Where they lie is asked by `xavier_uniform_.in_place` alone.
    """
    value = student.xavier_uniform_(tensor, *args, **kwargs)
    if value is None:
        entries = filled(student, tensor).values
    else:
        case.require(isinstance(value, Tensor), f"returned {kind_of(value)}, asked is the tensor itself")
        case.require(value.array.shape == tensor.shape, f"returned {kind_of(value)}, asked is shape {tensor.shape}")
        case.require(value.dtype == case.dtype, f"returned {kind_of(value)}, asked is dtype {case.dtype}")
        entries = value.array
    case.require(np.isfinite(entries).all(), "not every entry is finite")
    case.require(not np.any(entries == before(tensor)), "not every entry of the tensor was filled")
    if entries.size > 1:
        case.require(entries.min() < entries.max(), "all entries are equal: every one needs a draw of its own")
    return entries.astype(np.float64)


def generator(case: Case, key: str = "one") -> Generator:
    """A torch.Generator in the sandbox, with a random seed."""
    return Generator(key, int(case.random.integers(1 << 31)))


def judge_filled(student: Student, case: Case, shape: tuple[int, ...], *args: Any) -> None:
    """A tensor of that shape is filled up to its own bound: three statistics."""
    judge_bound(case, drawn(student, case, fresh(case, *shape), *args), xavier_bound(shape), FALSE_ALARM)


@xavier.check("xavier_uniform_", 1.5, ONE_DTYPE)
@whatever_the_fans
def xavier_uniform__bound(student: Student, case: Case) -> None:
    """The entries of a matrix reach from -a to a = sqrt(6 / (fan_in + fan_out)), and none lies beyond."""
    judge_filled(student, case, (65, 220))


@xavier.check("xavier_uniform_", 1, ONE_DTYPE)
@whatever_the_fans
def xavier_uniform__kernels(student: Student, case: Case) -> None:
    """The bound of a convolution's weight follows from fans that count its receptive field."""
    for shape in ((24, 16, 5), (30, 20, 3, 4), (9, 8, 3, 4, 5)):
        judge_filled(student, case, shape)


@xavier.check("xavier_uniform_", 0.75, (Setting({"rows": 50, "columns": 40}, "float32"),))
@whatever_the_fans
def xavier_uniform__gain(student: Student, case: Case) -> None:
    """The bound is multiplied by gain, which is 1 where it is not given."""

    def reach(*args: float, **kwargs: float) -> float:
        entries = drawn(student, case, fresh(case, "rows", "columns"), *args, **kwargs)
        require_own_draws(case, entries)
        return float(np.abs(entries).max())

    # Relative to the student's own bound: whether that is right is asked elsewhere. Each largest entry may fall short.
    one, closest = reach(), least_maximum(case.size("rows") * case.size("columns"), FALSE_ALARM)
    small, large = float(case.random.uniform(0.2, 0.5)), float(case.random.uniform(2, 3))
    for gain, reached in ((small, reach(gain=small)), (large, reach(large))):
        times = reached / (one or 1.0)
        case.require(
            closest * (1 - ROUNDING) <= times / gain <= (1 + ROUNDING) / closest,
            f"with gain = {gain:.3g} the entries reach {times:.4g} times as far as where none is given",
        )


@xavier.check("xavier_uniform_", 1, MATRIX)
@whatever_the_fans
def xavier_uniform__distribution(student: Student, case: Case) -> None:
    """The entries are spread evenly, symmetrically around 0."""
    judge_distribution(case, drawn(student, case, fresh(case, "rows", "columns")), FALSE_ALARM)


@xavier.check("xavier_uniform_", 0.75, MATRIX)
@whatever_the_fans
def xavier_uniform__independence(student: Student, case: Case) -> None:
    """Every entry has a draw of its own, whatever becomes of the others."""
    judge_independence(case, drawn(student, case, fresh(case, "rows", "columns")), FALSE_ALARM)


@xavier.check("xavier_uniform_", 0.75, (Setting({"rows": 12, "columns": 15}, "float32"),))
@whatever_the_fans
def xavier_uniform__generator(student: Student, case: Case) -> None:
    """Every draw comes from the generator or, where there is none, from torch's global one; neither is seeded."""
    start = generator(case)

    def fill(*given: Generator) -> Array:
        return drawn(student, case, fresh(case, "rows", "columns"), 1.0, *given)

    first = fill(start)
    case.require(not student.last.drew_globally, "torch's global random state was drawn from, or seeded")
    twin, following = fill(Generator("twin", start.seed)), fill(start)
    case.require(np.array_equal(first, twin), "two generators in the same state give different entries")
    case.require(not np.array_equal(first, following), "the second call with one generator gives the same entries")
    one, other = fill(), fill()
    case.require(student.last.drew_globally, "without a generator, torch's global random state was not drawn from")
    case.require(not np.array_equal(one, other), "two calls without a generator give the same entries")

"""Checks of how xavier_uniform_ treats the tensor that it fills."""

from __future__ import annotations

import numpy as np

from autograder.case import Case, Setting
from autograder.filling import Filled, filled, to_fill
from autograder.hidden.xavier.assignment import whatever_the_fans, xavier
from autograder.hidden.xavier.draws import Array, drawn, fresh, generator, judge_filled
from autograder.sandbox.inside.wire import Tensor, View
from autograder.student import Student


def fill(student: Student, case: Case, tensor: View) -> Filled:
    """What became of a tensor, all of whose entries were filled."""
    entries = drawn(student, case, tensor)
    after = filled(student, tensor)
    case.require(np.array_equal(after.values, entries), "the tensor that was given was not filled, but another one")
    return after


@xavier.check("xavier_uniform_", 0.75, (Setting({"rows": 7, "columns": 4}, "float32"),))
@whatever_the_fans
def xavier_uniform__in_place(student: Student, case: Case) -> None:
    """The tensor that was given is filled, in the memory where it lies, and it is returned itself."""
    after = fill(student, case, fresh(case, "rows", "columns"))
    case.require(after.at_home, "the tensor was given other memory: whoever else holds it does not see the new entries")
    case.require(after.returned, "what is returned is not the tensor that was given")


@xavier.check("xavier_uniform_", 0.75, (Setting({"rows": 6, "columns": 5}, "float32"),))
@whatever_the_fans
def xavier_uniform__gradient(student: Student, case: Case) -> None:
    """No graph is recorded, and the tensor requires gradients afterwards where it did before: a parameter, too."""
    for requires_grad, parameter in ((True, True), (True, False), (False, True)):
        tensor = fresh(case, "rows", "columns", requires_grad=requires_grad, parameter=parameter)
        drawn(student, case, tensor)
        after, value = filled(student, tensor), student.last.value
        recorded = not after.is_leaf or (isinstance(value, Tensor) and value.has_grad_fn)
        case.require(not recorded, "the filling was recorded in the graph of automatic differentiation")
        kept = after.requires_grad == requires_grad
        case.require(kept, f"requires_grad was {requires_grad} and is {after.requires_grad}")


@xavier.check("xavier_uniform_", 0.5, (Setting({"rows": 9, "columns": 8}, "float32"),))
@whatever_the_fans
def xavier_uniform__views(student: Student, case: Case) -> None:
    """A tensor that shares its memory with others is filled too, contiguous or not, and the others' entries are not."""
    rows, columns = case.size("rows"), case.size("columns")
    for array in (whole(case)[2:6], whole(case)[1:, ::2].T):
        tensor = to_fill(array)
        after = fill(student, case, tensor)
        untouched = rows * columns - array.size
        kept = after.beside.size == untouched and np.all(after.beside >= 7)
        case.require(kept, "entries beside the tensor, in the memory that it shares, were changed")


def whole(case: Case) -> Array:
    """The memory that several tensors share."""
    return case.uniform("rows", "columns", low=7, high=8)


@xavier.check(
    "xavier_uniform_",
    0.25,
    (
        Setting({"rows": 130, "columns": 110}),
        Setting({"rows": 1, "columns": 2000}, "float32"),
        Setting({"rows": 2000, "columns": 1}, "float32"),
    ),
    device=True,
)
@whatever_the_fans
def xavier_uniform__any_input(student: Student, case: Case) -> None:
    """xavier_uniform_ keeps the dtype of the tensor, and fills tensors of every size to their bounds."""
    judge_filled(student, case, (case.size("rows"), case.size("columns")), 1.0, generator(case))

"""Checks of relu and relu_backward."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case
from autograder.hidden.following import alive, following, own
from autograder.hidden.relu_dropout.assignment import (
    ANY_SIZE,
    BATCH,
    ONE_DTYPE,
    RTOL,
    both_signs,
    relu_dropout,
)
from autograder.oracle.gradients import vjp
from autograder.student import Student

Array = NDArray[Any]


def rectified(x: Array) -> Array:
    """max(x, 0) of every entry, along the real axis."""
    return np.where(x.real > 0, x, 0)


@relu_dropout.check("relu", 0.5, ONE_DTYPE)
def relu_values(student: Student, case: Case) -> None:
    """relu(x) is max(x, 0) for every entry of a tensor of any shape, however large or small, and at 0 itself."""
    judge_relu(student, case, case.normal())
    judge_relu(student, case, case.normal(0))
    for shape, scale in (((7,), 1e-6), ((2, 3, 4), 1e6)):
        x = np.abs(case.normal(*shape, scale=scale)) * both_signs(case, *shape)
        x.flat[case.random.integers(x.size)] = 0
        judge_relu(student, case, x)


@relu_dropout.check("relu", 0.5, ANY_SIZE, device=True)
def relu_any_input(student: Student, case: Case) -> None:
    """relu keeps the dtype of its argument, does not change it, and works for every size."""
    judge_relu(student, case, np.abs(case.normal("N", "D")) * both_signs(case, "N", "D"))
    case.unchanged(student, "x")


def judge_relu(student: Student, case: Case, x: Array) -> None:
    """One tensor through relu."""
    case.agree(student.relu(x), {"relu(x)": rectified(x)}, rtol=RTOL[case.dtype], others={"x": x, "|x|": np.abs(x)})


@relu_dropout.check("relu_backward", 0.5, 2 * BATCH)
def relu_backward_gradient(student: Student, case: Case) -> None:
    """relu_backward carries the upstream gradient back to x: it passes where x > 0, and is 0 where x < 0."""
    judge_relu_backward(student, case)


@relu_dropout.check("relu_backward", 0.5, ONE_DTYPE)
def relu_backward_at_zero(student: Student, case: Case) -> None:
    """Where x is exactly 0 the derivative counts as 0; however close to 0, it is 1 on the right and 0 on the left."""
    x = case.random.permutation(np.array([0.0, -0.0, 0.0, 1e-30, -1e-30, 1e-3, -1e-3, 2.0, -2.0]))
    dout = case.normal(x.size)
    case.agree(student.relu_backward(dout, x), {"dx": dout * (x > 0)}, rtol=RTOL[case.dtype], others={"dout": dout})


@relu_dropout.check("relu_backward", 0.5, ANY_SIZE, device=True)
def relu_backward_any_input(student: Student, case: Case) -> None:
    """relu_backward keeps the dtype, changes no argument, and works for every size."""
    judge_relu_backward(student, case)
    case.unchanged(student, "dout", "x")


def judge_relu_backward(student: Student, case: Case) -> None:
    """One random upstream gradient, at points that are not near the kink."""
    dout, x = case.normal("N", "D"), case.uniform("N", "D", low=0.1, high=3) * both_signs(case, "N", "D")
    (dx,) = vjp(rectified, (x,), dout)

    def by_own_relu() -> dict[str, Array]:
        return {"dx": dout * (alive(own(student.relu(x), x.shape)) > 0)}

    case.agree(
        student.relu_backward(dout, x),
        {"dx": dx},
        rtol=RTOL[case.dtype],
        others={"dout": dout, "relu(x)": rectified(x), "dout * relu(x)": dout * rectified(x)},
        follow=lambda: following(student, by_own_relu),
    )

"""Checks of dropout_backward."""

from __future__ import annotations

import numpy as np

from autograder.case import Case
from autograder.hidden.relu_dropout.assignment import (
    ANY_SIZE,
    BATCH,
    ONE_DTYPE,
    RTOL,
    likely,
    relu_dropout,
    unlikely,
)
from autograder.oracle.gradients import vjp
from autograder.student import Student


@relu_dropout.check("dropout_backward", 1, 2 * BATCH)
def dropout_backward_gradient(student: Student, case: Case) -> None:
    """In training dropout_backward is the exact gradient through the mask that the forward pass drew."""
    judge_dropout_backward(student, case, likely(case))


@relu_dropout.check("dropout_backward", 0.25, BATCH)
def dropout_backward_evaluation(student: Student, case: Case) -> None:
    """When not training the upstream gradient passes unchanged, whatever p is."""
    for p in (unlikely(case), 1.0):
        dout = case.normal("N", "D")
        case.agree(student.dropout_backward(dout, np.ones(dout.shape), p, False), {"dx": dout}, rtol=RTOL[case.dtype])


@relu_dropout.check("dropout_backward", 0.25, ONE_DTYPE)
def dropout_backward_limits(student: Student, case: Case) -> None:
    """In training p = 0 passes the whole gradient, and p = 1 gives zeros, not NaN."""
    dout = case.normal(3, 4)
    for p, mask in ((0.0, np.ones(dout.shape)), (1.0, np.zeros(dout.shape))):
        case.agree(student.dropout_backward(dout, mask, p, True), {"dx": dout * mask}, rtol=RTOL[case.dtype])


@relu_dropout.check("dropout_backward", 0.5, ANY_SIZE, device=True)
def dropout_backward_any_input(student: Student, case: Case) -> None:
    """dropout_backward keeps the dtype, changes no argument, and works for every size."""
    judge_dropout_backward(student, case, unlikely(case))
    case.unchanged(student, "dout", "mask", "p", "training")


def judge_dropout_backward(student: Student, case: Case, p: float) -> None:
    """One random upstream gradient through a mask that half of the entries passed."""
    dout, x, mask = case.normal("N", "D"), case.normal("N", "D"), case.targets("N", "D")
    (dx,) = vjp(lambda x: x * mask / (1 - p), (x,), dout)
    got = student.dropout_backward(dout, mask, p, True)
    case.agree(got, {"dx": dx}, rtol=RTOL[case.dtype], others={"dout": dout, "dout * mask": dout * mask})

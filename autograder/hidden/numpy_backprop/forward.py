"""Checks of forward."""

from __future__ import annotations

from autograder.case import Case, Wanted
from autograder.hidden.numpy_backprop.assignment import (
    ANY_SIZE,
    GUARDED_RTOL,
    PUBLISHED_RTOL,
    UNEVEN,
    XOR,
    numpy_backprop,
    tolerance,
)
from autograder.hidden.numpy_backprop.network import Array, Parameters, layers, loss, parameters
from autograder.hidden.numpy_backprop.published import INPUTS, RUNS, TARGETS, column, start
from autograder.student import Student


@numpy_backprop.check("forward", {"G1": 1, "S1": 0.5, "G2": 1, "S2": 0.5, "pred": 1, "loss": 1.5}, 2 * UNEVEN)
def forward_values(student: Student, case: Case) -> None:
    """forward returns G1 and S1, G2 and S2 with examples as columns, pred = S2.T, and the summed cross-entropy loss."""
    judge_forward(student, case)


@numpy_backprop.check("forward", 1, ANY_SIZE)
def forward_any_input(student: Student, case: Case) -> None:
    """forward keeps the dtype, changes no argument, and works for every N, D and H."""
    judge_forward(student, case)
    case.unchanged(student, "inputs", "targets", *("W1", "B1", "W2", "B2"))


def judge_forward(student: Student, case: Case) -> None:
    """One forward pass against the network's."""
    inputs, targets, params = case.normal("N", "D"), case.targets("N", 1), parameters(case)
    rtols = {"loss": tolerance(case.dtype, GUARDED_RTOL)}
    case.agree(student.forward(inputs, targets, *params), answer(inputs, targets, params), rtol=rtols)


def answer(inputs: Array, targets: Array, params: Parameters) -> dict[str, Wanted]:
    """What forward is asked to return."""
    G1, S1, G2, S2 = layers(inputs, *params)
    return {"G1": G1, "S1": S1, "G2": G2, "S2": S2, "pred": S2.T, "loss": float(loss(S2, targets))}


@numpy_backprop.check("forward", 0.5, (XOR,), hidden=False)
def forward_published(student: Student, case: Case) -> None:
    """At the two published starts, forward gives the published predictions and loss to 1e-8."""
    for run in RUNS:
        params = start(run.seed)
        want = {**answer(INPUTS, TARGETS, params), "pred": column(run.pred_before), "loss": run.loss_before}
        case.agree(student.forward(INPUTS, TARGETS, *params), want, rtol=PUBLISHED_RTOL)

"""Checks of forward, binary_cross_entropy and loss_derivative."""

from __future__ import annotations

import numpy as np

from autograder.case import Case, Disagreement, unwrapped
from autograder.hidden.backprop.assignment import ANY_BATCH, ANY_SIZE, BATCH, BOTH_DTYPES, UNEVEN, backprop, guarded
from autograder.hidden.backprop.network import (
    Array,
    Parameters,
    affine,
    cost,
    cost_factor,
    network,
    parameters,
)
from autograder.hidden.following import alive, following, own
from autograder.oracle.gradients import gradient
from autograder.student import Student

FORWARD = ("l1", "a1", "l2", "Y_pred")


def own_forward(student: Student, X: Array, params: Parameters) -> dict[str, Array]:
    """The forward pass with the student's own sigmoid."""
    w1, b1, w2, b2 = params
    l1 = affine(X, w1, b1)
    a1 = alive(own(student.sigmoid(l1), l1.shape))
    l2 = affine(a1, w2, b2)
    return dict(zip(FORWARD, (l1, a1, l2, alive(own(student.sigmoid(l2), l2.shape))), strict=True))


@backprop.check("forward", {"l1": 1, "a1": 0.5, "l2": 1, "Y_pred": 0.5}, UNEVEN)
def forward_values(student: Student, case: Case) -> None:
    """forward returns l1 = X @ w1 + b1, a1 = sigmoid(l1), l2 = a1 @ w2 + b2 and Y_pred = sigmoid(l2)."""
    judge_forward(student, case)


@backprop.check("forward", 1, ANY_SIZE, device=True)
def forward_any_input(student: Student, case: Case) -> None:
    """forward keeps the dtype, changes no argument, and works for every N, D, H and O."""
    judge_forward(student, case)
    case.unchanged(student, "X", "w1", "b1", "w2", "b2")


def judge_forward(student: Student, case: Case) -> None:
    """One forward pass against the network's."""
    X, params = case.normal("N", "D"), parameters(case)
    got = student.forward(X, *params)
    want = dict(zip(FORWARD, network(X, *params), strict=True))
    case.agree(got, want, follow=lambda: following(student, lambda: own_forward(student, X, params)))


def predictions(case: Case) -> tuple[Array, Array]:
    """Y_pred in [0.05, 0.95], where guards are tolerated, and targets."""
    return case.uniform("N", 1, low=0.05, high=0.95), case.targets("N", 1)


def good_predictions(case: Case) -> tuple[Array, Array]:
    """Y_pred near the targets: the cost is small, and shows a guard that is too large best."""
    Y = case.targets("N", 1)
    return np.where(Y > 0.5, case.uniform("N", 1, low=0.92, high=0.95), case.uniform("N", 1, low=0.05, high=0.08)), Y


@backprop.check("binary_cross_entropy", 2, BATCH)
def binary_cross_entropy_values(student: Student, case: Case) -> None:
    """binary_cross_entropy is the mean over the batch of -(Y log Y_pred + (1 - Y) log(1 - Y_pred)), a 0-d tensor."""
    for Y_pred, Y in (good_predictions(case), predictions(case)):
        judge_cost(student, case, Y_pred, Y)


@backprop.check("binary_cross_entropy", 1, BOTH_DTYPES)
def binary_cross_entropy_extremes(student: Student, case: Case) -> None:
    """Where Y_pred is exactly 0 or 1 the cost stays finite: below 1e-3 if that is right, above 10 if it is wrong."""
    right, wrong = np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]])
    for Y_pred, low, high in ((right, -1e-6, 1e-3), (wrong, 10.0, np.inf)):
        got = case.number(student.binary_cross_entropy(Y_pred, right), "the cost")
        case.require(np.isfinite(got), f"the cost is {got} where Y_pred is exactly 0 or 1: guard the logarithm")
        side = "right" if Y_pred is right else "wrong"
        bound = "below 0.001" if Y_pred is right else "above 10"
        case.require(
            low <= got < high, f"the cost of predictions that are exactly {side} is {got:.4g}, asked is {bound}"
        )


@backprop.check("binary_cross_entropy", 1, ANY_BATCH, device=True)
def binary_cross_entropy_any_input(student: Student, case: Case) -> None:
    """binary_cross_entropy keeps the dtype, changes no argument, and works for every batch size."""
    judge_cost(student, case, *good_predictions(case))
    case.unchanged(student, "Y_pred", "Y")


def judge_cost(student: Student, case: Case, Y_pred: Array, Y: Array) -> None:
    """One cost against the network's."""
    case.agree(student.binary_cross_entropy(Y_pred, Y), {"cost": cost(Y_pred, Y)}, rtol=guarded(case.dtype))


@backprop.check("loss_derivative", 2, 2 * BATCH, conventional=True)
def loss_derivative_gradient(student: Student, case: Case) -> None:
    """loss_derivative is the exact gradient of the mean cost with respect to Y_pred."""
    judge_loss_derivative(student, case)


@backprop.check("loss_derivative", 1, BOTH_DTYPES)
def loss_derivative_extremes(student: Student, case: Case) -> None:
    """loss_derivative is finite where Y_pred is exactly 0 or 1, and points the right way."""
    Y_pred, Y = np.array([[0.0], [1.0], [0.0], [1.0]]), np.array([[0.0], [1.0], [1.0], [0.0]])
    array, _ = unwrapped(student.loss_derivative(Y_pred, Y))
    if array is None or array.shape != Y.shape or array.dtype.kind != "f":
        raise Disagreement(f"d_Y_pred is no tensor of shape {Y.shape}")
    case.require(
        np.isfinite(array).all(),
        f"d_Y_pred is {array.ravel().tolist()} where Y_pred is exactly 0 or 1: guard the division",
    )
    case.require(
        array[2, 0] < 0 < array[3, 0], "where Y_pred is exactly wrong, d_Y_pred must be large and point away from it"
    )


@backprop.check("loss_derivative", 1, ANY_BATCH, conventional=True, device=True)
def loss_derivative_any_input(student: Student, case: Case) -> None:
    """loss_derivative keeps the dtype, changes no argument, and works for every batch size."""
    judge_loss_derivative(student, case)
    case.unchanged(student, "Y_pred", "Y")


def judge_loss_derivative(student: Student, case: Case) -> None:
    """One derivative of the cost against the oracle's."""
    Y_pred, Y = predictions(case)
    (exact,) = gradient(lambda y: cost(y, Y), (Y_pred,))
    want = {"d_Y_pred": cost_factor(case) * exact}
    case.agree(student.loss_derivative(Y_pred, Y), want, rtol=guarded(case.dtype), others={"Y_pred - Y": Y_pred - Y})

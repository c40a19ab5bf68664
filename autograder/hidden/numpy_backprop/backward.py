"""Checks of loss_gradient."""

from __future__ import annotations

from autograder.case import Case, Disagreement
from autograder.hidden.following import following
from autograder.hidden.numpy_backprop.assignment import ANY_SIZE, GUARDED_RTOL, UNEVEN, numpy_backprop, tolerance
from autograder.hidden.numpy_backprop.network import GRADIENTS, layers, loss_gradient, parameters
from autograder.hidden.numpy_backprop.own import by_own_forward, is_exact_for_own_loss
from autograder.student import Student

RIGHT_FOR_OWN_LOSS = "Your gradient is right for your loss, but your loss is not the one asked: begin with forward."


@numpy_backprop.check("loss_gradient", {"dL_dW1": 2.5, "dL_dB1": 2, "dL_dW2": 2, "dL_dB2": 1.5}, UNEVEN)
def loss_gradient_gradients(student: Student, case: Case) -> None:
    """loss_gradient is the exact gradient of the summed cost with respect to W1, B1, W2 and B2, in their shapes."""
    judge_loss_gradient(student, case)


@numpy_backprop.check("loss_gradient", 2, ANY_SIZE)
def loss_gradient_any_input(student: Student, case: Case) -> None:
    """loss_gradient keeps the dtype, changes no argument, and works for every N, D and H."""
    judge_loss_gradient(student, case)
    case.unchanged(student, "inputs", "targets", *("W1", "B1", "W2", "B2"))


def judge_loss_gradient(student: Student, case: Case) -> None:
    """One gradient against the oracle's, or against the chain rule through the student's own forward pass."""
    inputs, targets, params = case.normal("N", "D"), case.targets("N", 1), parameters(case)
    want = dict(zip(GRADIENTS, loss_gradient(inputs, targets, params), strict=True))
    rtol = tolerance(case.dtype, GUARDED_RTOL)
    dL_dG2 = layers(inputs, *params)[3] - targets.T
    got = student.loss_gradient(inputs, targets, *params)
    try:
        case.agree(
            got,
            want,
            rtol=rtol,
            others={"dL_dG2": dL_dG2},
            follow=lambda: following(student, lambda: by_own_forward(student, inputs, targets, params, got, rtol)),
        )
    except Disagreement as wrong:
        if not is_exact_for_own_loss(student, case, inputs, targets, params, got):
            raise
        raise Disagreement(f"{wrong}\n{RIGHT_FOR_OWN_LOSS}", wrong.mismatches, wrong.others) from None

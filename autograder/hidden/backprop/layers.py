"""Checks of layer2_backward and layer1_backward: exact vector-Jacobian products with random upstream gradients."""

from __future__ import annotations

from autograder.case import Case
from autograder.hidden.backprop.assignment import ANY_SIZE, UNEVEN, backprop
from autograder.hidden.backprop.network import Array, bias_gradient, layer1_gradients, layer2_gradients
from autograder.hidden.following import alive, following, own
from autograder.student import Student


@backprop.check("layer2_backward", {"d_l2": 1.5, "d_w2": 1.5, "d_b2": 1}, UNEVEN, conventional=True)
def layer2_backward_gradients(student: Student, case: Case) -> None:
    """layer2_backward carries the upstream gradient d_Y_pred back to l2, w2 and b2."""
    judge_layer2(student, case)


@backprop.check("layer2_backward", 1, ANY_SIZE, conventional=True, device=True)
def layer2_backward_any_input(student: Student, case: Case) -> None:
    """layer2_backward keeps the dtype, changes no argument, and works for every N, H and O."""
    judge_layer2(student, case)
    case.unchanged(student, "d_Y_pred", "l2", "a1")


def judge_layer2(student: Student, case: Case) -> None:
    """One random upstream gradient through layer 2."""
    upstream, l2 = case.normal("N", "O"), case.normal("N", "O", scale=2)
    a1 = case.uniform("N", "H", low=0.05, high=0.95)

    def by_own_slope() -> dict[str, Array]:
        d_l2 = upstream * alive(own(student.sigmoid_prime(l2), l2.shape))
        return {"d_l2": d_l2, "d_w2": a1.T @ d_l2, "d_b2": bias_gradient(case, d_l2.sum(axis=0))}

    got = student.layer2_backward(upstream, l2, a1)
    case.agree(got, layer2_gradients(case, upstream, l2, a1), follow=lambda: following(student, by_own_slope))


@backprop.check("layer1_backward", {"d_a1": 1, "d_l1": 1.5, "d_w1": 1.5, "d_b1": 1}, UNEVEN, conventional=True)
def layer1_backward_gradients(student: Student, case: Case) -> None:
    """layer1_backward carries the upstream gradient d_l2 back to a1, l1, w1 and b1."""
    judge_layer1(student, case)


@backprop.check("layer1_backward", 1, ANY_SIZE, conventional=True, device=True)
def layer1_backward_any_input(student: Student, case: Case) -> None:
    """layer1_backward keeps the dtype, changes no argument, and works for every N, D, H and O."""
    judge_layer1(student, case)
    case.unchanged(student, "d_l2", "w2", "l1", "X")


def judge_layer1(student: Student, case: Case) -> None:
    """One random upstream gradient through layer 1."""
    d_l2, w2 = case.normal("N", "O"), case.normal("H", "O")
    l1, X = case.normal("N", "H", scale=2), case.normal("N", "D")

    def by_own_slope() -> dict[str, Array]:
        d_a1 = d_l2 @ w2.T
        d_l1 = d_a1 * alive(own(student.sigmoid_prime(l1), l1.shape))
        return {"d_a1": d_a1, "d_l1": d_l1, "d_w1": X.T @ d_l1, "d_b1": bias_gradient(case, d_l1.sum(axis=0))}

    got = student.layer1_backward(d_l2, w2, l1, X)
    case.agree(got, layer1_gradients(case, d_l2, w2, l1, X), follow=lambda: following(student, by_own_slope))

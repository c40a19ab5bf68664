"""Checks of sigmoid and sigmoid_prime."""

from __future__ import annotations

import numpy as np

from autograder.case import Case
from autograder.hidden.backprop.assignment import ANY_BATCH, BOTH_DTYPES, ONE_DTYPE, backprop
from autograder.hidden.backprop.network import Array, sigmoid_prime
from autograder.hidden.following import alive, following, own, varied
from autograder.oracle.networks import sigmoid
from autograder.student import Student

_RTOL = {"float64": 1e-12, "float32": 1e-5}
"""An entry is a handful of operations, each right to 1e-16 or 6e-8; a cast to float32 on the way costs the latter."""


@backprop.check("sigmoid", 1, ONE_DTYPE)
def sigmoid_values(student: Student, case: Case) -> None:
    """sigmoid(x) is 1 / (1 + exp(-x)) for every entry of a tensor of any shape."""
    for shape in ((), (2, 5), (0,)):
        x = case.uniform(*shape, low=-6, high=6)
        want, others = {"sigmoid(x)": sigmoid(x)}, {"sigmoid_prime(x)": sigmoid_prime(x)}
        case.agree(student.sigmoid(x), want, rtol=_RTOL[case.dtype], others=others)


@backprop.check("sigmoid", 1, BOTH_DTYPES)
def sigmoid_extremes(student: Student, case: Case) -> None:
    """sigmoid is finite and right for very large and very small x."""
    x = extremes(case)
    case.agree(student.sigmoid(x), {"sigmoid(x)": sigmoid(x)}, rtol=_RTOL[case.dtype])


def extremes(case: Case) -> Array:
    """Far beyond where exp overflows in the case's dtype, with ordinary points among them."""
    far = 100.0 if case.dtype == "float32" else 1000.0
    return case.random.permutation(np.array([-far, -far / 2, -2.0, -0.5, 0.0, 1.0, 3.0, far / 2, far]))


@backprop.check("sigmoid", 1, ANY_BATCH, device=True)
def sigmoid_any_input(student: Student, case: Case) -> None:
    """sigmoid keeps the dtype of its argument, does not change it, and works for every size."""
    x = case.uniform(3, "N", low=-4, high=4)
    case.agree(student.sigmoid(x), {"sigmoid(x)": sigmoid(x)}, rtol=_RTOL[case.dtype])
    case.unchanged(student, "x")


@backprop.check("sigmoid_prime", 1, ONE_DTYPE)
def sigmoid_prime_values(student: Student, case: Case) -> None:
    """sigmoid_prime(x) is the slope of sigmoid at the pre-activation x, for a tensor of any shape."""
    for shape in ((), (2, 5), (0,)):
        judge_prime(student, case, case.uniform(*shape, low=-6, high=6))


@backprop.check("sigmoid_prime", 1, BOTH_DTYPES)
def sigmoid_prime_extremes(student: Student, case: Case) -> None:
    """sigmoid_prime is finite and right for very large and very small x."""
    judge_prime(student, case, extremes(case))


@backprop.check("sigmoid_prime", 1, ANY_BATCH, device=True)
def sigmoid_prime_any_input(student: Student, case: Case) -> None:
    """sigmoid_prime keeps the dtype of its argument, does not change it, and works for every size."""
    judge_prime(student, case, case.uniform(3, "N", low=-4, high=4))
    case.unchanged(student, "x")


def judge_prime(student: Student, case: Case, x: Array) -> None:
    """The slope, also where it is made of a sigmoid of the student's own that is wrong."""

    def by_own_sigmoid() -> dict[str, Array]:
        s = varied(own(student.sigmoid(x), x.shape))
        return {"sigmoid_prime(x)": alive(s * (1 - s))}

    case.agree(
        student.sigmoid_prime(x),
        {"sigmoid_prime(x)": sigmoid_prime(x)},
        rtol=_RTOL[case.dtype],
        others={"sigmoid(x)": sigmoid(x)},
        follow=lambda: following(student, by_own_sigmoid),
    )

"""Checks of predict and accuracy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case
from autograder.hidden.descent import decided, judge_accuracy, network
from autograder.hidden.perceptron.assignment import ANY_SIZE, BATCH, CORNERS, perceptron
from autograder.oracle.networks import outputs
from autograder.sandbox.inside.wire import Tensor
from autograder.student import Student

Array = NDArray[Any]


@perceptron.check("predict", 1, CORNERS)
def predict_threshold(student: Student, case: Case) -> None:
    """predict is 1 where the output is above 0.5, and 0 where it is below, or exactly 0.5."""
    # With weights of a power of 2 the inputs (x, -x) give the logit 0 exactly, however the products are added up.
    weight = 2.0 ** float(case.random.integers(-1, 2))
    layers = (("linear", np.full((1, 2), weight), np.zeros(1)), ("sigmoid",))
    x = case.uniform(9, 1, low=0.5, high=2)
    logits = case.random.permutation([0.0, 0.0, 0.0, 1e-3, -1e-3, 1.0, -1.0, 4.0, -4.0])[:, None]
    X = np.hstack([x, np.where(logits == 0, -x, logits / weight - x)])
    want = (logits > 0).astype(float)
    others = {"1 also where the output is exactly 0.5": (logits >= 0).astype(float), "the output": outputs(layers, X)}
    case.agree(student.predict(network(layers), X), {"predict": want}, others=others)


def judge_predictions(student: Student, case: Case, inputs: str | int) -> Any:
    """A batch whose outputs are clear of 0.5; what came back."""
    layers, X = decided(case, inputs, 1)
    answer = student.predict(network(layers), X)
    case.agree(answer, {"predict": (outputs(layers, X) > 0.5).astype(float)})
    return answer


@perceptron.check("predict", 0.5, BATCH)
def predict_no_gradient(student: Student, case: Case) -> None:
    """No gradient is attached to what predict returns."""
    answer = judge_predictions(student, case, 2)
    attached = isinstance(answer, Tensor) and (answer.requires_grad or answer.has_grad_fn)
    case.require(not attached, "what predict returns still has a gradient attached: predict under torch.no_grad()")


@perceptron.check("predict", 0.5, ANY_SIZE, device=True)
def predict_any_input(student: Student, case: Case) -> None:
    """predict returns (N, 1) in the dtype of X, does not change X, and works for every size."""
    judge_predictions(student, case, "D")
    case.unchanged(student, "model", "X")


@perceptron.check("accuracy", 1, BATCH)
def accuracy_share(student: Student, case: Case) -> None:
    """accuracy is the share of examples whose output lies on the side of 0.5 that the target is on."""
    for wrong in (2, case.size("N") - 1):
        judge_accuracy(student, case, (2, 1), wrong, own_answers=student.predict)


@perceptron.check("accuracy", 0.5, ANY_SIZE, device=True)
def accuracy_any_input(student: Student, case: Case) -> None:
    """accuracy changes no argument, and works for every size and in both dtypes."""
    for wrong in (0, 1):
        judge_accuracy(student, case, ("D", 1), wrong, own_answers=student.predict)
        case.unchanged(student, "model", "X", "Y")

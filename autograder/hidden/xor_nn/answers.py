"""Checks of accuracy."""

from __future__ import annotations

from autograder.case import Case
from autograder.hidden.descent import judge_accuracy, judge_accuracy_at_half
from autograder.hidden.xor_nn.assignment import ANY_SIZE, UNEVEN, xor_nn
from autograder.network import state
from autograder.student import Student

SIZES = ("D", "H", 1)


@xor_nn.check("accuracy", 1.5, UNEVEN)
def accuracy_share(student: Student, case: Case) -> None:
    """accuracy is the share of examples whose output lies on the side of 0.5 of the target, where 0.5 counts as 0."""
    for wrong in (2, case.size("N") - 1):
        judge_accuracy(student, case, SIZES, wrong)
    judge_accuracy_at_half(student, case, SIZES)


@xor_nn.check("accuracy", 1, UNEVEN)
def accuracy_mode(student: Student, case: Case) -> None:
    """accuracy leaves the model's mode as it was: training mode and evaluation mode."""
    for training, name in ((True, "training"), (False, "evaluation")):
        model = judge_accuracy(student, case, SIZES, 2, training)
        left = state(student, model).training
        case.require(left is training, f"a model in {name} mode is in another mode after accuracy")


@xor_nn.check("accuracy", 0.5, ANY_SIZE, device=True)
def accuracy_any_input(student: Student, case: Case) -> None:
    """accuracy changes no argument, and works for every size and in both dtypes."""
    for wrong in (0, 1):
        judge_accuracy(student, case, SIZES, wrong)
        case.unchanged(student, "model", "X", "Y")

"""Checks of build_xor_nn and build_xor_wide_deep."""

from __future__ import annotations

from autograder.case import Case, Setting
from autograder.hidden.descent import sigmoids
from autograder.hidden.stacks import built, judge_outputs, judge_parameters
from autograder.hidden.xor_nn.assignment import SMALL, WIDE_DEEP, xor_nn
from autograder.student import Student

PLAIN = (Setting({}, "float32"),)
BATCH = (Setting({"N": 9}, "float32"),)


@xor_nn.check("build_xor_nn", 1, PLAIN)
def build_xor_nn_parameters(student: Student, case: Case) -> None:
    """The model has the weights and biases of Linear(2, 2) and Linear(2, 1), in float32, all trained, and no others."""
    judge_parameters(case, built(student, "build_xor_nn"), sigmoids(case, *SMALL))


@xor_nn.check("build_xor_nn", 2, BATCH)
def build_xor_nn_outputs(student: Student, case: Case) -> None:
    """The output is that of two linear layers, each followed by a sigmoid."""
    judge_outputs(case, built(student, "build_xor_nn"), sigmoids(case, *SMALL, scale=2), case.normal("N", 2))


@xor_nn.check("build_xor_wide_deep", 1, PLAIN)
def build_xor_wide_deep_parameters(student: Student, case: Case) -> None:
    """The model has the weights and biases of its four linear layers, in float32, all trained, and no others."""
    judge_parameters(case, built(student, "build_xor_wide_deep"), sigmoids(case, *WIDE_DEEP))


@xor_nn.check("build_xor_wide_deep", 3, BATCH)
def build_xor_wide_deep_outputs(student: Student, case: Case) -> None:
    """The output is that of four linear layers of 10, 10, 10 and 1 units, each followed by a sigmoid."""
    model = built(student, "build_xor_wide_deep")
    judge_outputs(case, model, sigmoids(case, *WIDE_DEEP, scale=2), case.normal("N", 2))

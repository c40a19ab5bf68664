"""Checks of build_perceptron."""

from __future__ import annotations

from autograder.case import Case, Setting
from autograder.hidden.descent import sigmoids
from autograder.hidden.perceptron.assignment import perceptron
from autograder.hidden.stacks import built, judge_outputs, judge_parameters
from autograder.student import Student


@perceptron.check("build_perceptron", 0.5, (Setting({}, "float32"),))
def build_perceptron_parameters(student: Student, case: Case) -> None:
    """The model has a weight of shape (1, 2) and a bias of shape (1,) in float32, both trained, and nothing else."""
    judge_parameters(case, built(student, "build_perceptron"), sigmoids(case, 2, 1))


@perceptron.check("build_perceptron", 1, (Setting({"N": 5}, "float32"),))
def build_perceptron_outputs(student: Student, case: Case) -> None:
    """The output is the sigmoid of one linear combination of the two inputs, and a bias."""
    judge_outputs(case, built(student, "build_perceptron"), sigmoids(case, 2, 1), case.normal("N", 2))

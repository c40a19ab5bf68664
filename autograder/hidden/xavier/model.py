"""Checks of build_mnist_nn_xavier, to which a wrong xavier_uniform_ of the student's own is not charged."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case, Disagreement, Setting
from autograder.hidden.two_hidden_layers import judge_output, judge_parameters
from autograder.hidden.xavier.assignment import ONE_DTYPE, whatever_the_filling, xavier
from autograder.hidden.xavier.uniform import judge_bound, judge_distribution, judge_independence, xavier_bound
from autograder.model import Model
from autograder.oracle.compare import Mismatch
from autograder.sandbox.inside.wire import Tensor
from autograder.student import Student


def built(student: Student) -> Model:
    """What build_mnist_nn_xavier returns."""
    return Model(student, student.build_mnist_nn_xavier())


@xavier.check("build_mnist_nn_xavier", 0.5, ONE_DTYPE)
@whatever_the_filling
def build_mnist_nn_xavier_parameters(student: Student, case: Case) -> None:
    """The model has the weights and biases of its three linear layers, in float32, all of them trained, no others."""
    judge_parameters(case, built(student))


@xavier.check("build_mnist_nn_xavier", 1, (Setting({"N": 5}, "float32"),), device=True)
@whatever_the_filling
def build_mnist_nn_xavier_output(student: Student, case: Case) -> None:
    """The output is that of the linear layers with ReLU between them, whatever their parameters are."""
    judge_output(case, built(student))


@xavier.check("build_mnist_nn_xavier", {"weights": 1.5, "biases": 0.5}, ONE_DTYPE)
@whatever_the_filling
def build_mnist_nn_xavier_start(student: Student, case: Case) -> None:
    """The model starts with weights that are Xavier uniform with gain 1, each to its own bound, and with biases 0."""
    judge_start(case, built(student).start())


_FALSE_ALARM = 4e-11
"""Of one statistic: seven for each of three weights are 8.4e-10 together."""
_DRAWS = 10_000
"""About so many entries of each weight show its distribution: all 267,000 would take four times as long to sort."""


def judge_start(case: Case, state: list[Tensor]) -> None:
    """Weights and biases earn their points each on their own."""
    weights = [np.real(tensor.array).astype(np.float64) for tensor in state if tensor.array.ndim == 2]
    biases = [tensor.array for tensor in state if tensor.array.ndim == 1]
    if len(weights) != 3 or len(biases) != 3:
        raise Disagreement(f"the model has {len(weights)} weights and {len(biases)} biases, asked are 3 of each")
    mismatches = []
    for weight in weights:
        try:
            judge_weight(case, weight)
        except Disagreement as wrong:
            mismatches.append(Mismatch("weights", "value", f"of shape {weight.shape}: {wrong}"))
    if not all(np.all(bias == 0) for bias in biases):
        mismatches.append(Mismatch("biases", "value", "are not all 0"))
    if mismatches:
        raise Disagreement("\n".join(f"{m.quantity} {m.detail}" for m in mismatches), mismatches)


def judge_weight(case: Case, weight: NDArray[np.float64]) -> None:
    """Up to its own bound, evenly spread, and independent."""
    case.require(weight.size > 1, "there are too few entries to be random numbers")
    case.require(np.isfinite(weight).all(), "not every entry is finite")
    judge_bound(case, weight, xavier_bound(weight.shape), _FALSE_ALARM)
    judge_distribution(case, weight.ravel()[:: weight.size // _DRAWS + 1], _FALSE_ALARM)
    judge_independence(case, weight, _FALSE_ALARM)

"""Checks of build_dropout_model, whose hidden activations show through parameters that the checks choose."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case, Setting, unwrapped
from autograder.hidden.relu_dropout.assignment import relu_dropout
from autograder.hidden.two_hidden_layers import HIDDEN, INPUTS, OUTPUTS, SHAPES, judge_output, judge_parameters
from autograder.model import Model
from autograder.oracle.statistics import all_differ, binomial_bounds
from autograder.student import Student

Array = NDArray[Any]

def built(student: Student, *p: float) -> Model:
    """What build_dropout_model returns."""
    return Model(student, student.build_dropout_model(*p))


@relu_dropout.check("build_dropout_model", 0.5, (Setting({}, "float32"),))
def build_dropout_model_parameters(student: Student, case: Case) -> None:
    """The model has the weights and biases of its three linear layers, in float32, all of them trained, no others."""
    judge_parameters(case, built(student))


@relu_dropout.check("build_dropout_model", 0.5, (Setting({"N": 5}, "float32"),), device=True)
def build_dropout_model_evaluation(student: Student, case: Case) -> None:
    """In evaluation mode nothing is dropped: the output is that of the linear layers with ReLU between them."""
    judge_output(case, built(student))


_FALSE_ALARM = 2e-10
"""Of each of four counts: 8e-10 together. That 200 draws are all equal, or two such columns, adds less than 1e-18."""


@relu_dropout.check("build_dropout_model", 0.5, (Setting({"N": 200}, "float32"),))
def build_dropout_model_training(student: Student, case: Case) -> None:
    """In training mode each hidden activation is dropped with probability p (default 0.5), else divided by 1 - p."""
    for given in ((), (float(case.random.uniform(0.2, 0.4)),)):
        model = built(student, *given)
        model.load(telling_parameters(case))
        model.train()
        judge_masks(case, model(np.ones((case.size("N"), INPUTS))), *(given or (0.5,)))


def telling_parameters(case: Case) -> list[Array]:
    """Parameters by which each output tells the fate of one unit of either layer.

    On inputs of 1 the first layer gives 1 everywhere, the second adds 1/2 to its own unit of the first, and each output
    is one unit of the second. With s = 1 / (1 - p) an output is 0 where that was dropped, s / 2 where the first layer's
    was, and s (s + 1/2) where both were kept.
    """
    w1, w3 = np.zeros(SHAPES[0]), np.zeros(SHAPES[4])
    w1[:, case.random.integers(INPUTS)] = 0.5
    w3[np.arange(OUTPUTS), case.random.choice(HIDDEN, OUTPUTS, replace=False)] = 1
    half = np.full(HIDDEN, 0.5)
    return [w1, half, np.eye(HIDDEN), half, w3, np.zeros(OUTPUTS)]


def judge_masks(case: Case, answer: Any, p: float) -> None:
    """The masks of both layers, read off the outputs."""
    out, _ = unwrapped(answer)
    shape = (case.size("N"), OUTPUTS)
    if out is None or out.shape != shape:
        case.require(False, f"the output is no tensor of shape {shape}")
        return
    scale = 1 / (1 - p)
    levels = np.array([0.0, scale / 2, scale * (scale + 0.5)])
    level = np.abs(out[..., None] - levels).argmin(axis=-1)
    case.require(
        np.allclose(out, levels[level], rtol=1e-4, atol=1e-4),
        f"with p = {p:.3g} the outputs are none that dropout of both hidden layers can give: after each ReLU, and "
        "nowhere else, every activation must become either 0 or 1 / (1 - p) times what it was",
    )
    for layer, mask, probability in (("second", level > 0, 1 - p), ("first", level > 1, (1 - p) ** 2)):
        low, high = binomial_bounds(mask.size, probability, _FALSE_ALARM)
        share = f"the share of dropped activations in the {layer} hidden layer"
        case.require(low <= mask.sum() <= high, f"{share} is not chance with p = {p:.3g}")
        alone = all_differ(mask.T) and bool(np.all(mask.any(axis=0) & ~mask.all(axis=0)))
        case.require(alone, f"activations of the {layer} hidden layer are dropped together: each needs its own draw")

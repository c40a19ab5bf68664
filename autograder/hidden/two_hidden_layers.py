"""What two assignments ask of their model: 784 pixels, two hidden layers of 256 units with ReLU, 10 logits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case
from autograder.model import Model

Array = NDArray[Any]

INPUTS, HIDDEN, OUTPUTS = 784, 256, 10
SHAPES = ((HIDDEN, INPUTS), (HIDDEN,), (HIDDEN, HIDDEN), (HIDDEN,), (OUTPUTS, HIDDEN), (OUTPUTS,))


def judge_parameters(case: Case, model: Model) -> None:
    """The weights and biases of three linear layers, in float32, all of them trained, no others."""
    state = model.state()
    shapes = sorted(tensor.shape for tensor in state)
    asked = sorted(SHAPES)
    case.require(shapes == asked, f"the parameters have the shapes {listed(shapes)}; asked are {listed(asked)}")
    case.require(all(tensor.dtype == "float32" for tensor in state), "the parameters are not all float32")
    case.require(all(tensor.requires_grad for tensor in state), "not every parameter requires a gradient")


def judge_output(case: Case, model: Model) -> None:
    """In evaluation mode, the output is that of the linear layers with ReLU between them, for parameters of ours."""
    # Both hidden layers get one bias, so that it does not matter which of the two is declared first.
    bias, last = case.normal(HIDDEN, scale=0.5), case.normal(OUTPUTS)
    w1, w2, w3 = (weight(case, *shape) for shape in (SHAPES[0], SHAPES[2], SHAPES[4]))
    model.load([w1, bias, w2, bias, w3, last])
    model.eval()
    X = case.normal("N", INPUTS)
    a1 = np.maximum(X @ w1.T + bias, 0)
    a2 = np.maximum(a1 @ w2.T + bias, 0)
    case.agree(model(X), {"the output": a2 @ w3.T + last})


_PERIOD = 4999


def weight(case: Case, fan_out: int, fan_in: int) -> Array:
    """A weight behind which activations of size one stay so after ReLU.

    Its numbers repeat after a prime of them, so that no two rows are alike: to draw 200,000 would take 2 ms.
    """
    bound = np.sqrt(6 / fan_in)
    return np.resize(case.uniform(_PERIOD, low=-bound, high=bound), (fan_out, fan_in))


def listed(shapes: list[tuple[int, ...]]) -> str:
    """`(10,), (10, 256)`."""
    return ", ".join(map(str, shapes)) or "none"

"""The network as NumPy code that broadcasts over perturbations of its parameters, and where descent leads it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case
from autograder.oracle.gradients import confirm, gradient
from autograder.oracle.networks import sigmoid

Array = NDArray[Any]
Parameters = tuple[Array, Array, Array, Array]

PARAMETERS = ("W1", "B1", "W2", "B2")
GRADIENTS = ("dL_dW1", "dL_dB1", "dL_dW2", "dL_dB2")


def layers(inputs: Array, W1: Array, B1: Array, W2: Array, B2: Array) -> tuple[Array, Array, Array, Array]:
    """(G1, S1, G2, S2), whose columns are the examples: (..., H, N) twice and (..., 1, N) twice."""
    G1 = W1 @ inputs.T + B1
    S1 = sigmoid(G1)
    G2 = W2 @ S1 + B2
    return G1, S1, G2, sigmoid(G2)


def loss(S2: Array, targets: Array) -> Array:
    """The sum over the batch of the binary cross-entropy, S2 (..., 1, N) and targets (N, 1)."""
    T = targets.T
    return np.asarray(-(T * np.log(S2) + (1 - T) * np.log(1 - S2)).sum(axis=(-2, -1)))


def stable_loss(inputs: Array, targets: Array, params: Parameters) -> float:
    """The same of the network, finite wherever the pre-activations are."""
    return loss_of_logits(layers(inputs, *params)[2], targets)


def loss_of_logits(G2: Array, targets: Array) -> float:
    """The sum of log(1 + exp(-s)), s being the pre-activation, signed."""
    return float(np.logaddexp(0, np.where(targets.T > 0.5, -G2, G2)).sum())


def parameters(case: Case, scale: float = 0.7) -> Parameters:
    """Normal parameters, small enough that nearly every prediction lies in [0.02, 0.98]."""
    W1, B1 = case.normal("H", "D", scale=scale), case.normal("H", 1, scale=scale)
    return W1, B1, case.normal(1, "H", scale=scale), case.normal(1, 1, scale=scale)


def loss_gradient(inputs: Array, targets: Array, params: Parameters) -> tuple[Array, ...]:
    """The gradient of the loss with respect to the four parameters, by two methods that agree."""
    return gradient(lambda *p: loss(layers(inputs, *p)[3], targets), params)


def backpropagated(inputs: Array, targets: Array, S1: Array, S2: Array, W2: Array) -> Parameters:
    """The same by the chain rule alone, from S2 - targets at G2."""
    d_G2 = S2 - targets.T
    d_G1 = W2.T @ d_G2 * S1 * (1 - S1)
    return d_G1 @ inputs, d_G1.sum(axis=1, keepdims=True), d_G2 @ S1.T, d_G2.sum(axis=1, keepdims=True)


def descend(
    inputs: Array, targets: Array, params: Parameters, learning_rate: float, steps: int
) -> tuple[Parameters, list[float]]:
    """`steps` steps of gradient descent, and the loss before each.

    By the chain rule, which both methods confirm at the first step. Raises `OracleError` where they do not.
    """
    losses = []
    for step in range(steps):
        _G1, S1, G2, S2 = layers(inputs, *params)
        losses.append(loss_of_logits(G2, targets))
        exact = backpropagated(inputs, targets, S1, S2, params[2])
        if step == 0:
            confirm(exact, loss_gradient(inputs, targets, params))
        W1, B1, W2, B2 = (p - learning_rate * g for p, g in zip(params, exact, strict=True))
        params = W1, B1, W2, B2
    return params, losses

"""The network as NumPy code that broadcasts over perturbations, and its exact gradients in each convention."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.assignment import EXACT
from autograder.case import Case
from autograder.hidden.backprop.assignment import LECTURE
from autograder.oracle.gradients import confirm, gradient, vjp
from autograder.oracle.networks import cost_of_logits, sigmoid

Array = NDArray[Any]
Parameters = tuple[Array, Array, Array, Array]

PARAMETERS = ("w1", "b1", "w2", "b2")


def sigmoid_prime(z: Array) -> Array:
    """sigmoid(z) * sigmoid(-z), which loses no digits where sigmoid(z) is near 1."""
    return sigmoid(z) * sigmoid(-z)


def affine(a: Array, w: Array, b: Array) -> Array:
    """a @ w + b for a (..., N, D), w (..., D, H), b (..., H)."""
    return np.asarray(a @ w + b[..., None, :])


def network(X: Array, w1: Array, b1: Array, w2: Array, b2: Array) -> tuple[Array, Array, Array, Array]:
    """(l1, a1, l2, Y_pred)."""
    l1 = affine(X, w1, b1)
    a1 = sigmoid(l1)
    l2 = affine(a1, w2, b2)
    return l1, a1, l2, sigmoid(l2)


def cost(Y_pred: Array, Y: Array) -> Array:
    """The mean binary cross-entropy over the last two axes."""
    return np.asarray(-(Y * np.log(Y_pred) + (1 - Y) * np.log(1 - Y_pred)).mean(axis=(-2, -1)))


def stable_cost(X: Array, Y: Array, params: Parameters) -> float:
    """The mean binary cross-entropy of the network, finite wherever the logits are."""
    return cost_of_logits(network(X, *params)[2], Y)


def parameters(case: Case, scale: float = 1.0) -> Parameters:
    """Normal parameters of the given standard deviation."""
    w1, b1 = case.normal("D", "H", scale=scale), case.normal("H", scale=scale)
    return w1, b1, case.normal("H", "O", scale=scale), case.normal("O", scale=scale)


def layer2_gradients(case: Case, upstream: Array, l2: Array, a1: Array) -> dict[str, Array]:
    """The vector-Jacobian product of layer 2, which ends in Y_pred = sigmoid(l2), l2 = a1 @ w2 + b2."""
    (d_l2,) = vjp(sigmoid, (l2,), upstream)
    w2, b2 = np.zeros((a1.shape[1], l2.shape[1])), np.zeros(l2.shape[1])
    d_w2, d_b2 = vjp(lambda w, b: affine(a1, w, b), (w2, b2), d_l2)
    return {"d_l2": d_l2, "d_w2": d_w2, "d_b2": bias_gradient(case, d_b2)}


def layer1_gradients(case: Case, d_l2: Array, w2: Array, l1: Array, X: Array) -> dict[str, Array]:
    """The vector-Jacobian product of layer 1: through l2 = a1 @ w2 + b2, a1 = sigmoid(l1), l1 = X @ w1 + b1."""
    (d_a1,) = vjp(lambda a: affine(a, w2, np.zeros(w2.shape[1])), (sigmoid(l1),), d_l2)
    (d_l1,) = vjp(sigmoid, (l1,), d_a1)
    w1, b1 = np.zeros((X.shape[1], l1.shape[1])), np.zeros(l1.shape[1])
    d_w1, d_b1 = vjp(lambda w, b: affine(X, w, b), (w1, b1), d_l1)
    return {"d_a1": d_a1, "d_l1": d_l1, "d_w1": d_w1, "d_b1": bias_gradient(case, d_b1)}


def bias_gradient(case: Case, exact: Array) -> Array:
    """The lecture convention averages over the batch what the exact gradient sums."""
    return exact / case.size("N") if case.convention == LECTURE else exact


def cost_factor(case: Case) -> float:
    """What the convention's derivative of the cost is, in units of the exact one."""
    return 1.0 if case.convention == EXACT else float(case.size("N"))


def cost_gradient(X: Array, Y: Array, a1: Array, Y_pred: Array, w2: Array) -> Parameters:
    """The gradient of the cost with respect to each parameter, by the chain rule from (Y_pred - Y) / Y.size at l2."""
    d_l2 = (Y_pred - Y) / Y.size
    d_l1 = d_l2 @ w2.T * a1 * (1 - a1)
    return X.T @ d_l1, d_l1.sum(axis=0), a1.T @ d_l2, d_l2.sum(axis=0)


def descend(
    case: Case, X: Array, Y: Array, params: Parameters, learning_rate: float, steps: int
) -> tuple[Parameters, list[float]]:
    """`steps` steps of gradient descent on the cost of the whole network, and the cost before each.

    By the chain rule, which both methods confirm at the first step. Raises `OracleError` where they do not.
    """
    costs = []
    for step in range(steps):
        _l1, a1, l2, Y_pred = network(X, *params)
        costs.append(cost_of_logits(l2, Y))
        exact = cost_gradient(X, Y, a1, Y_pred, params[2])
        if step == 0:
            confirm(exact, gradient(lambda *p: cost(network(X, *p)[3], Y), params))
        d_w1, d_b1, d_w2, d_b2 = (cost_factor(case) * g for g in exact)
        grads = d_w1, bias_gradient(case, d_b1), d_w2, bias_gradient(case, d_b2)
        w1, b1, w2, b2 = (p - learning_rate * g for p, g in zip(params, grads, strict=True))
        params = w1, b1, w2, b2
    return params, costs

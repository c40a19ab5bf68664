"""Fully connected networks in float64: their outputs, the mean binary cross-entropy, its gradient, gradient descent.

A network is a sequence of layers as data: `("linear", W (out, in), b (out,))`, `("sigmoid",)`, `("relu",)`. The cost is
that of a network that ends in a sigmoid with one output, and is computed from its logits: finite for all finite logits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Layers = Sequence[tuple[Any, ...]]


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)) of every entry; where exp overflows, 1 / inf is the right limit."""
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-z)))


def outputs(layers: Layers, X: Array) -> Array:
    """What the network computes from a batch X (N, D)."""
    return _activations(layers, X)[-1]


def parameters(layers: Layers) -> list[Array]:
    """Every weight and bias, in the order of the layers."""
    return [value for _kind, *values in layers for value in values]


def with_parameters(layers: Layers, values: Sequence[Array]) -> Layers:
    """The same layers with other weights and biases."""
    left = iter(values)
    return tuple((kind, *(next(left) for _ in old)) for kind, *old in layers)


def cross_entropy(layers: Layers, X: Array, Y: Array) -> float:
    """The mean binary cross-entropy of the outputs (N, 1), Y being 0 or 1."""
    return cost_of_logits(outputs(layers[:-1], X), Y)


def cost_of_logits(z: Array, Y: Array) -> float:
    """The mean binary cross-entropy of logits z, finite wherever they are: the mean of log(1 + exp(-z)), z signed."""
    return float(np.logaddexp(0, np.where(Y > 0.5, -z, z)).mean())


def gradients(layers: Layers, X: Array, Y: Array) -> list[Array]:
    """The gradients of `cross_entropy`, in the order of `parameters`, by backpropagation."""
    return _backward(layers, _activations(layers, X), Y)


def _backward(layers: Layers, activations: Sequence[Array], Y: Array) -> list[Array]:
    """From the cost's derivative at the logits, (sigmoid(z) - Y) / N, back to the first layer."""
    upstream = (activations[-1] - Y) / len(Y)
    found: list[Array] = []
    for (kind, *values), given, made in reversed(list(zip(layers[:-1], activations, activations[1:], strict=False))):
        if kind == "linear":
            found[:0] = [upstream.T @ given, upstream.sum(axis=0)]
            upstream = upstream @ values[0]
        elif kind == "sigmoid":
            upstream = upstream * made * (1 - made)
        else:
            upstream = upstream * (given > 0)
    return found


def descend(layers: Layers, X: Array, Y: Array, learning_rate: float, steps: int) -> tuple[Layers, list[float]]:
    """Where `steps` steps of gradient descent on the whole batch lead, and the cost before each of them."""
    costs = []
    for _ in range(steps):
        activations = _activations(layers, X)
        costs.append(cost_of_logits(activations[-2], Y))
        pairs = zip(parameters(layers), _backward(layers, activations, Y), strict=True)
        layers = with_parameters(layers, [value - learning_rate * gradient for value, gradient in pairs])
    return layers, costs


def _activations(layers: Layers, X: Array) -> list[Array]:
    """The batch and what each layer makes of it."""
    found = [X]
    for kind, *values in layers:
        a = found[-1]
        if kind == "linear":
            found.append(a @ values[0].T + values[1])
        elif kind == "sigmoid":
            found.append(sigmoid(a))
        elif kind == "relu":
            found.append(np.maximum(a, 0))
        else:
            raise ValueError(f"there is no formula for a layer {kind!r}")
    return found

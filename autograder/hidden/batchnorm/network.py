"""Batch normalisation, and networks of the wire's layers with it: forward, backward, and steps of gradient descent.

The layers are those of `wire.Network`; numbers are float64 NumPy. S. Ioffe and C. Szegedy, "Batch Normalization",
ICML 2015, has the formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.oracle.gradients import AGREEMENT, OracleError

Array = NDArray[Any]
Layer = tuple[Any, ...]
Layers = Sequence[Layer]

EPS, MOMENTUM = 1e-5, 0.1


def batchnorm(x: Array, gamma: Array, beta: Array, eps: float = EPS) -> Array:
    """Normalised over the batch: x (..., N, F), gamma and beta (..., F). Complex where a step is: no absolute value."""
    centred = x - x.mean(axis=-2, keepdims=True)
    variance = (centred * centred).mean(axis=-2, keepdims=True)
    return np.asarray(gamma[..., None, :] * centred / np.sqrt(variance + eps) + beta[..., None, :])


def inference(x: Array, gamma: Array, beta: Array, mean: Array, variance: Array, eps: float = EPS) -> Array:
    """Normalised by the running statistics."""
    return np.asarray(gamma * (x - mean) / np.sqrt(variance + eps) + beta)


def moved(mean: Array, variance: Array, x: Array, momentum: float = MOMENTUM) -> tuple[Array, Array]:
    """The running statistics after the batch x (N, F), N >= 2: the variance is that over N - 1."""
    batch = x.mean(axis=0), x.var(axis=0, ddof=1)
    return (1 - momentum) * mean + momentum * batch[0], (1 - momentum) * variance + momentum * batch[1]


def rectified(x: Array) -> Array:
    """max(x, 0), along the real axis."""
    return np.where(x.real > 0, x, 0)


def linear(x: Array, weight: Array, bias: Array) -> Array:
    """x @ weight.T + bias; of a complex weight the two parts in turn, which for real x is a quarter of the work."""
    if np.iscomplexobj(weight) and not np.iscomplexobj(x):
        return np.asarray(x @ weight.real.T + 1j * (x @ weight.imag.T) + bias)
    return np.asarray(x @ weight.T + bias)


def inputs(layers: Layers, X: Array, training: bool) -> list[Array]:
    """What each layer is given, and at the end the output."""
    values = [X]
    for kind, *parts in layers:
        x = values[-1]
        if kind == "linear":
            values.append(linear(x, *parts))
        elif kind == "relu":
            values.append(rectified(x))
        else:
            gamma, beta, mean, variance = parts
            values.append(batchnorm(x, gamma, beta) if training else inference(x, gamma, beta, mean, variance))
    return values


def output(layers: Layers, X: Array, training: bool) -> Array:
    """The logits."""
    return inputs(layers, X, training)[-1]


SAFE = 1e-4
"""How far from 0 an input of ReLU must be, for float32 and float64 to be on one side of the kink: rounding is 1e-6."""


def kink_distance(layers: Layers, given: Sequence[Array]) -> float:
    """The smallest distance from 0 of what a ReLU is given, if these are the layers' inputs."""
    return min(float(np.abs(x).min()) for layer, x in zip(layers, given, strict=False) if layer[0] == "relu")


def after_batch(layers: Layers, given: Sequence[Array]) -> Layers:
    """The same layers, their running statistics moved by one batch, which gave these inputs in training."""
    return [
        (*layer[:3], *moved(layer[3], layer[4], x)) if layer[0] == "batchnorm" else layer
        for layer, x in zip(layers, given, strict=False)
    ]


def cross_entropy(logits: Array, labels: Array) -> Array:
    """The mean over the batch of log(sum(exp(logits))) minus the logit of the label."""
    shift = logits.real.max(axis=-1, keepdims=True)
    total = np.log(np.exp(logits - shift).sum(axis=-1)) + shift[..., 0]
    return np.asarray((total - logits[np.arange(len(labels)), labels]).mean())


def cross_entropy_gradient(logits: Array, labels: Array) -> Array:
    """Its gradient with respect to the logits: (softmax - one hot) / N."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    wanted = np.eye(logits.shape[1])[labels]
    return np.asarray((powers / powers.sum(axis=-1, keepdims=True) - wanted) / len(labels))


def gradients(layers: Layers, X: Array, upstream: Array) -> list[tuple[Array, ...]]:
    """For each layer, in training, the gradients of sum(upstream * output) with respect to its trained parameters.

    By the chain rule, and confirmed in a random direction by a complex step. Raises `OracleError` where it is not.
    """
    found = backward(layers, inputs(layers, X, training=True), upstream)
    confirm(layers, X, upstream, found)
    return found


def backward(layers: Layers, given: Sequence[Array], upstream: Array) -> list[tuple[Array, ...]]:
    """What `gradients` gives, by the chain rule alone, from the inputs of all layers: not confirmed."""
    found: list[tuple[Array, ...]] = []
    carried = upstream
    for (kind, *parts), x in zip(reversed(layers), reversed(given[:-1]), strict=True):
        if kind == "linear":
            found.append((carried.T @ x, carried.sum(axis=0)))
            carried = carried @ parts[0]
        elif kind == "relu":
            found.append(())
            carried = carried * (x > 0)
        else:
            normal = batchnorm(x, np.ones(x.shape[1]), np.zeros(x.shape[1]))
            found.append(((carried * normal).sum(axis=0), carried.sum(axis=0)))
            through = carried - carried.mean(axis=0) - normal * (carried * normal).mean(axis=0)
            carried = parts[0] / np.sqrt(x.var(axis=0) + EPS) * through
    found.reverse()
    return found


_COMPLEX_STEP = 1e-100


def confirm(layers: Layers, X: Array, upstream: Array, found: Sequence[tuple[Array, ...]]) -> None:
    """Raise `OracleError` unless the slope along one direction, by a complex step, is that of the gradients."""
    random = np.random.default_rng(0)
    slope, tilted = 0.0, []
    for (kind, *parts), grads in zip(layers, found, strict=True):
        directions = [random.choice([-1.0, 1.0], grad.shape) for grad in grads]
        slope += sum(float((grad * way).sum()) for grad, way in zip(grads, directions, strict=True))
        steps = [part + 1j * _COMPLEX_STEP * way for part, way in zip(parts, directions, strict=False)]
        tilted.append((kind, *steps, *parts[len(steps) :]))
    witness = float((upstream * output(tilted, X, training=True)).sum().imag / _COMPLEX_STEP)
    scale = max(1.0, *(float(np.abs(grad).sum()) for grads in found for grad in grads))
    if not abs(slope - witness) <= AGREEMENT * scale:
        raise OracleError(f"chain rule and complex step differ by {abs(slope - witness):.3g} in one direction")


@dataclass(frozen=True)
class Epoch:
    """The layers after one pass over the batches, the loss of each, and how near a ReLU came to its kink."""

    layers: Layers
    losses: list[float]
    kink_distance: float


def epoch(layers: Layers, X: Array, labels: Array, learning_rate: float, size: int) -> Epoch:
    """One pass of gradient descent on the cross-entropy, over the batches in order, the last one as small as it is.

    The gradients of the first step are confirmed, those of the others are their repetition.
    """
    losses, distances = [], []
    for start in range(0, len(X), size):
        batch, answers = X[start : start + size], labels[start : start + size]
        given = inputs(layers, batch, training=True)
        upstream = cross_entropy_gradient(given[-1], answers)
        slopes = backward(layers, given, upstream)
        if start == 0:
            confirm(layers, batch, upstream, slopes)
        losses.append(float(cross_entropy(given[-1], answers)))
        distances.append(kink_distance(layers, given))
        layers = [_stepped(*both, learning_rate) for both in zip(after_batch(layers, given), slopes, strict=True)]
    return Epoch(layers, losses, min(distances))


def _stepped(layer: Layer, slopes: Sequence[Array], learning_rate: float) -> Layer:
    """The layer after one step down its slopes: those of its first parts, which are the trained ones."""
    kind, *parts = layer
    trained = [part - learning_rate * slope for part, slope in zip(parts, slopes, strict=False)]
    return (kind, *trained, *parts[len(slopes) :])

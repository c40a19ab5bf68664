"""Objects with state behind the three functions: layers that remember what their way back needs."""
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Layer:
    """`sigmoid(W @ below + B)`, an example per column, and the way back through it."""

    W: np.ndarray
    B: np.ndarray
    below: np.ndarray = None
    G: np.ndarray = None
    S: np.ndarray = None

    def forward(self, below):
        self.below = below
        self.G = np.dot(self.W, below) + self.B
        self.S = 1.0 / (1.0 + np.exp(-self.G))
        return self.S

    @property
    def slope(self):
        return self.S * (1.0 - self.S)

    def gradients(self, dL_dG):
        return np.dot(dL_dG, self.below.T), dL_dG.sum(axis=1, keepdims=True)


class Network:
    """Two layers and their summed cross-entropy."""

    def __init__(self, W1, B1, W2, B2):
        self.first, self.second = Layer(W1, B1), Layer(W2, B2)

    def forward(self, inputs):
        return self.second.forward(self.first.forward(inputs.T)).T

    def loss(self, targets):
        right = np.where(targets.T == 1, self.second.S, 1 - self.second.S)
        return -np.log(right).sum()

    def backward(self, targets):
        dL_dG2 = self.second.S - targets.T
        dL_dG1 = np.dot(self.second.W.T, dL_dG2) * self.first.slope
        return (*self.first.gradients(dL_dG1), *self.second.gradients(dL_dG2))


@dataclass
class Trainer:
    """Gradient descent, with the losses it has seen."""

    params: tuple
    rate: float
    losses: list = field(default_factory=list)

    def step(self, inputs, targets):
        network = Network(*self.params)
        network.forward(inputs)
        self.losses.append(network.loss(targets))
        moved = zip(self.params, network.backward(targets), strict=True)
        self.params = tuple(param - self.rate * gradient for param, gradient in moved)


def forward(inputs, targets, W1, B1, W2, B2):
    network = Network(W1, B1, W2, B2)
    pred = network.forward(inputs)
    first, second = network.first, network.second
    return first.G, first.S, second.G, second.S, pred, network.loss(targets)


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    network = Network(W1, B1, W2, B2)
    network.forward(inputs)
    return network.backward(targets)


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    trainer = Trainer((W1, B1, W2, B2), learning_rate)
    for _ in range(steps):
        trainer.step(inputs, targets)
    return (*trainer.params, trainer.losses)

"""Objects with state behind the ten functions: a layer that remembers what its backward pass needs."""
from dataclasses import dataclass

import torch


class Sigmoid:
    """The activation, as a pair of static methods."""

    @staticmethod
    def value(x):
        return 1 / (1 + torch.exp(-x))

    @classmethod
    def slope(cls, x):
        s = cls.value(x)
        return s - s**2


@dataclass
class SigmoidLayer:
    """`sigmoid(x @ w + b)`, and the way back through it."""

    w: torch.Tensor | None = None
    b: torch.Tensor | None = None
    x: torch.Tensor | None = None
    z: torch.Tensor | None = None

    def forward(self, x):
        self.x, self.z = x, x @ self.w + self.b
        return Sigmoid.value(self.z)

    def backward_pass(self, upstream):
        delta = upstream * Sigmoid.slope(self.z)
        return delta, torch.mm(self.x.t(), delta), delta.sum(axis=0)


class CrossEntropy:
    """The mean binary cross-entropy of one batch of targets."""

    guard = 1e-7

    def __init__(self, predictions, targets):
        self.p = torch.clip(predictions, self.guard, 1 - self.guard)
        self.y = targets

    def cost(self):
        return -torch.where(self.y > 0.5, self.p, 1 - self.p).log().mean()

    def slope(self):
        return (1 - 2 * self.y) / torch.where(self.y > 0.5, self.p, 1 - self.p) / self.y.size(0)


def sigmoid(x):
    return Sigmoid.value(x)


def sigmoid_prime(x):
    return Sigmoid.slope(x)


def init_params(inputs, hidden, generator=None):
    def draw(*shape):
        return torch.normal(0.0, 1.0, shape, generator=generator)

    return draw(inputs, hidden), draw(hidden), draw(hidden, 1), draw(1)


def forward(X, w1, b1, w2, b2):
    first, second = SigmoidLayer(w1, b1), SigmoidLayer(w2, b2)
    a1 = first.forward(X)
    Y_pred = second.forward(a1)
    return first.z, a1, second.z, Y_pred


def binary_cross_entropy(Y_pred, Y):
    return CrossEntropy(Y_pred, Y).cost()


def loss_derivative(Y_pred, Y):
    return CrossEntropy(Y_pred, Y).slope()


def layer2_backward(d_Y_pred, l2, a1):
    return SigmoidLayer(x=a1, z=l2).backward_pass(d_Y_pred)


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = torch.mm(d_l2, w2.t())
    return (d_a1, *SigmoidLayer(x=X, z=l1).backward_pass(d_a1))


def update(params, grads, learning_rate):
    return tuple(map(lambda param, grad: param - learning_rate * grad, params, grads))


class Trainer:
    """Gradient descent on one batch, with the costs it has seen."""

    def __init__(self, X, Y, params, learning_rate):
        self.X, self.Y, self.params, self.learning_rate = X, Y, params, learning_rate
        self.costs = []

    def step(self):
        l1, a1, l2, Y_pred = forward(self.X, *self.params)
        self.costs.append(binary_cross_entropy(Y_pred, self.Y).item())
        d_l2, *second = layer2_backward(loss_derivative(Y_pred, self.Y), l2, a1)
        _, _, *first = layer1_backward(d_l2, self.params[2], l1, self.X)
        self.params = update(self.params, (*first, *second), self.learning_rate)


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    trainer = Trainer(X, Y, (w1, b1, w2, b2), learning_rate)
    for _ in range(steps):
        trainer.step()
    return (*trainer.params, trainer.costs)

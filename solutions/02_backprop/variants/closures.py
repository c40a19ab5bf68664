"""Functions made by functions: each layer's backward pass is a closure, training a chain of generators."""
from functools import partial, reduce
from itertools import islice

import torch


def _logistic(x):
    return torch.pow(1 + torch.exp(-x), -1)


sigmoid = _logistic


def _slope_of(activation):
    return lambda x: activation(x) * (1 - activation(x))


sigmoid_prime = _slope_of(sigmoid)


def init_params(inputs, hidden, generator=None):
    draw = partial(torch.randn, generator=generator, dtype=torch.float32)
    return draw(inputs, hidden), 0.1 * draw(hidden), draw(hidden, 1), 0.1 * draw(1)


def forward(X, w1, b1, w2, b2):
    def layer(results, parameters):
        w, b = parameters
        z = results[-1] @ w + b
        return [*results, z, sigmoid(z)]

    return tuple(reduce(layer, [(w1, b1), (w2, b2)], [X])[1:])


def _guarded(function):
    return lambda Y_pred, Y: function(torch.clamp(Y_pred, 1e-7, 1 - 1e-7), Y)


@_guarded
def binary_cross_entropy(Y_pred, Y):
    return -(Y * torch.log(Y_pred) + (1 - Y) * torch.log(1 - Y_pred)).mean()


@_guarded
def loss_derivative(Y_pred, Y):
    return (Y_pred - Y) / (Y_pred * (1 - Y_pred)) / len(Y)


def _linear_backward(below):
    return lambda delta: (below.T @ delta, delta.sum(dim=0))


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return d_l2, *_linear_backward(a1)(d_l2)


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    return d_a1, d_l1, *_linear_backward(X)(d_l1)


def update(params, grads, learning_rate):
    return tuple(p - learning_rate * g for p, g in zip(params, grads, strict=True))


def _descent(X, Y, params, learning_rate):
    while True:
        l1, a1, l2, Y_pred = forward(X, *params)
        cost = float(binary_cross_entropy(Y_pred, Y))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, params[2], l1, X)
        params = update(params, (d_w1, d_b1, d_w2, d_b2), learning_rate)
        yield params, cost


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    history = list(islice(_descent(X, Y, (w1, b1, w2, b2), learning_rate), steps))
    params, _ = history[-1]
    return *params, [cost for _, cost in history]

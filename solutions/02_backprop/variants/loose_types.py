"""Lists where tuples are promised; 0-d tensors and NumPy scalars where floats are."""
import numpy as np
import torch


def sigmoid(x):
    return 1 / (1 + torch.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))


def init_params(inputs, hidden, generator=None):
    shapes = [(inputs, hidden), (hidden,), (hidden, 1), (1,)]
    return [torch.randn(shape, generator=generator) for shape in shapes]


def forward(X, w1, b1, w2, b2):
    results = [X @ w1 + b1]
    results.append(sigmoid(results[-1]))
    results.append(results[-1] @ w2 + b2)
    results.append(sigmoid(results[-1]))
    return results


def binary_cross_entropy(Y_pred, Y):
    P = torch.clamp(Y_pred, 1e-7, 1 - 1e-7)
    return torch.mean(-Y * torch.log(P) - (1 - Y) * torch.log(1 - P))


def loss_derivative(Y_pred, Y):
    P = torch.clamp(Y_pred, 1e-7, 1 - 1e-7)
    return (-Y / P + (1 - Y) / (1 - P)) / len(Y)


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return [d_l2, a1.T @ d_l2, d_l2.sum(dim=0)]


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    return [d_a1, d_l1, X.T @ d_l1, d_l1.sum(dim=0)]


def update(params, grads, learning_rate):
    return [p - learning_rate * g for p, g in zip(params, grads, strict=True)]


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    params, costs = [w1, b1, w2, b2], []
    for step in range(steps):
        l1, a1, l2, Y_pred = forward(X, *params)
        cost = binary_cross_entropy(Y_pred, Y)
        costs.append(cost if step % 2 else np.float64(cost))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, params[2], l1, X)
        params = update(params, [d_w1, d_b1, d_w2, d_b2], learning_rate)
    return [*params, costs]

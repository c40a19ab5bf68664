"""Autograd and torch.nn are imported, and used only outside the functions, to compare with."""
import torch
import torch.nn.functional as fun
from torch import nn
from torch.autograd import grad


def sigmoid(x):
    return 1 / (1 + torch.exp(-x))


def sigmoid_prime(x):
    s = sigmoid(x)
    return s * (1 - s)


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(inputs, hidden, generator=generator)
    w2 = torch.randn(hidden, 1, generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)


def binary_cross_entropy(Y_pred, Y):
    Y_pred = torch.clamp(Y_pred, 1e-7, 1 - 1e-7)
    return -(Y * torch.log(Y_pred) + (1 - Y) * torch.log(1 - Y_pred)).sum() / Y.shape[0]


def loss_derivative(Y_pred, Y):
    Y_pred = torch.clamp(Y_pred, 1e-7, 1 - 1e-7)
    return (Y_pred - Y) / (Y_pred * (1 - Y_pred) * Y.shape[0])


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return d_l2, a1.T @ d_l2, d_l2.sum(dim=0)


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    return d_a1, d_l1, X.T @ d_l1, d_l1.sum(dim=0)


def update(params, grads, learning_rate):
    return tuple(p - learning_rate * g for p, g in zip(params, grads, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(binary_cross_entropy(Y_pred, Y).item())
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs


def compare_with_autograd():
    """The largest difference between the gradients by hand and autograd's."""
    X = torch.randn(5, 3)
    Y = (torch.rand(5, 1) > 0.5).float()
    net = nn.Sequential(nn.Linear(3, 4), nn.Sigmoid(), nn.Linear(4, 1), nn.Sigmoid())
    theirs = grad(fun.binary_cross_entropy(net(X), Y), list(net.parameters()))
    w1, b1, w2, b2 = (p.detach().T for p in net.parameters())
    l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
    d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
    _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
    mine = d_w1.T, d_b1, d_w2.T, d_b2
    return max((a - b).abs().max().item() for a, b in zip(mine, theirs, strict=True))


if __name__ == "__main__":
    print(compare_with_autograd())

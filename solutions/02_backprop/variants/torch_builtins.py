"""PyTorch's own elementwise functions: torch.sigmoid, torch.special.xlogy and xlog1py."""
import torch
from torch import special


def sigmoid(x):
    return torch.sigmoid(x)


def sigmoid_prime(x):
    return torch.special.expit(x) * torch.special.expit(-x)


def init_params(inputs, hidden, generator=None):
    bound = (6 / (inputs + hidden)) ** 0.5
    w1 = torch.empty(inputs, hidden).uniform_(-bound, bound, generator=generator)
    bound = (6 / (hidden + 1)) ** 0.5
    w2 = torch.empty(hidden, 1).uniform_(-bound, bound, generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)


def forward(X, w1, b1, w2, b2):
    l1 = torch.mm(X, w1).add(b1)
    a1 = l1.sigmoid()
    l2 = torch.mm(a1, w2).add(b2)
    return l1, a1, l2, l2.sigmoid()


def binary_cross_entropy(Y_pred, Y):
    # xlogy(0, 0) is 0, so only a wrong prediction of exactly 0 or 1 needs the bound.
    losses = -special.xlogy(Y, Y_pred) - special.xlog1py(1 - Y, -Y_pred)
    return losses.clamp(max=100).mean()


def loss_derivative(Y_pred, Y):
    smallest = torch.finfo(Y_pred.dtype).eps
    return torch.nan_to_num((Y_pred - Y) / (Y_pred * (1 - Y_pred)).clamp_min(smallest) / Y.shape[0])


def layer2_backward(d_Y_pred, l2, a1):
    s = l2.sigmoid()
    d_l2 = d_Y_pred.mul(s).mul(1 - s)
    return d_l2, torch.mm(a1.t(), d_l2), d_l2.sum(0)


def layer1_backward(d_l2, w2, l1, X):
    s = l1.sigmoid()
    d_a1 = torch.mm(d_l2, w2.t())
    d_l1 = d_a1.mul(s).mul(1 - s)
    return d_a1, d_l1, torch.mm(X.t(), d_l1), d_l1.sum(0)


def update(params, grads, learning_rate):
    return tuple(p.sub(g, alpha=learning_rate) for p, g in zip(params, grads, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    params = w1, b1, w2, b2
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, *params)
        costs.append(binary_cross_entropy(Y_pred, Y).item())
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        d_w1, d_b1 = layer1_backward(d_l2, params[2], l1, X)[2:]
        params = update(params, (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return *params, costs

"""Every sum over a shared index is an einsum, spelled as the handout spells it."""
import torch
from torch import einsum


def sigmoid(x):
    return torch.exp(-torch.logaddexp(torch.zeros_like(x), -x))


def sigmoid_prime(x):
    return sigmoid(x) * sigmoid(-x)


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn((inputs, hidden), generator=generator)
    b1 = torch.randn((hidden,), generator=generator)
    w2 = torch.randn((hidden, 1), generator=generator)
    b2 = torch.randn((1,), generator=generator)
    return w1, b1, w2, b2


def forward(X, w1, b1, w2, b2):
    l1 = einsum("nd,dh->nh", X, w1) + b1
    a1 = sigmoid(l1)
    l2 = einsum("nh,ho->no", a1, w2) + b2
    Y_pred = sigmoid(l2)
    return l1, a1, l2, Y_pred


def binary_cross_entropy(Y_pred, Y):
    log_p = torch.log(Y_pred).clamp(min=-100)
    log_q = torch.log(1 - Y_pred).clamp(min=-100)
    return -(einsum("no,no->", Y, log_p) + einsum("no,no->", 1 - Y, log_q)) / len(Y)


def loss_derivative(Y_pred, Y):
    slope = (Y_pred * (1 - Y_pred)).clamp(min=1e-12)
    return (Y_pred - Y) / slope / len(Y)


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = einsum("no,no->no", d_Y_pred, sigmoid_prime(l2))
    return d_l2, einsum("nh,no->ho", a1, d_l2), einsum("no->o", d_l2)


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = einsum("no,ho->nh", d_l2, w2)
    d_l1 = einsum("nh,nh->nh", d_a1, sigmoid_prime(l1))
    return d_a1, d_l1, einsum("nd,nh->dh", X, d_l1), einsum("nh->h", d_l1)


def update(params, grads, learning_rate):
    w1, b1, w2, b2 = params
    d_w1, d_b1, d_w2, d_b2 = grads
    return (
        w1 - learning_rate * d_w1,
        b1 - learning_rate * d_b1,
        w2 - learning_rate * d_w2,
        b2 - learning_rate * d_b2,
    )


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    params = (w1, b1, w2, b2)
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, *params)
        costs.append(binary_cross_entropy(Y_pred, Y).item())
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _d_a1, _d_l1, d_w1, d_b1 = layer1_backward(d_l2, params[2], l1, X)
        params = update(params, (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return (*params, costs)

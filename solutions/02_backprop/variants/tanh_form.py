"""The sigmoid as a shifted and scaled tanh, which no finite argument overflows."""
import torch


def sigmoid(x):
    return (torch.tanh(x / 2) + 1) / 2


def sigmoid_prime(x):
    return (1 - torch.tanh(x / 2) ** 2) / 4


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(inputs, hidden, generator=generator) / inputs**0.5
    w2 = torch.randn(hidden, 1, generator=generator) / hidden**0.5
    return w1, torch.zeros(hidden), w2, torch.zeros(1)


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)


def binary_cross_entropy(Y_pred, Y):
    # Targets are 0 or 1: the prediction's chance of being right is all that counts.
    right = 1 - (Y - Y_pred).abs()
    return -right.clamp(min=1e-7).log().mean()


def loss_derivative(Y_pred, Y):
    right = 1 - (Y - Y_pred).abs()
    return (1 - 2 * Y) / right.clamp(min=1e-7) / Y.shape[0]


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return d_l2, a1.T @ d_l2, torch.ones_like(d_l2[:, 0]) @ d_l2


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = (w2 @ d_l2.T).T
    d_l1 = d_a1 * sigmoid_prime(l1)
    return d_a1, d_l1, (d_l1.T @ X).T, torch.ones_like(d_l1[:, 0]) @ d_l1


def update(params, grads, learning_rate):
    return tuple(torch.lerp(p, p - g, learning_rate) for p, g in zip(params, grads, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    params, costs = (w1, b1, w2, b2), []
    while len(costs) < steps:
        l1, a1, l2, Y_pred = forward(X, *params)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, params[2], l1, X)
        params = update(params, (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return *params, costs

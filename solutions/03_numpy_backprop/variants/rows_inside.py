"""The row layout of assignment 02 inside; turned to columns only where the handout asks for them."""
import numpy as np


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _rows(inputs, W1, B1, W2, B2):
    l1 = inputs @ W1.T + B1.T
    a1 = _sigmoid(l1)
    l2 = a1 @ W2.T + B2.T
    return l1, a1, l2, _sigmoid(l2)


def forward(inputs, targets, W1, B1, W2, B2):
    l1, a1, l2, pred = _rows(inputs, W1, B1, W2, B2)
    tiny = 1e-12  # a guard so small that it cannot be seen
    loss = -(targets * np.log(pred + tiny) + (1 - targets) * np.log(1 - pred + tiny)).sum()
    return l1.T, a1.T, l2.T, pred.T, pred, loss


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    _, a1, _, pred = _rows(inputs, W1, B1, W2, B2)
    d_l2 = pred - targets
    d_l1 = d_l2 @ W2 * a1 * (1 - a1)
    return d_l1.T @ inputs, d_l1.sum(axis=0)[:, None], d_l2.T @ a1, d_l2.sum(axis=0)[:, None]


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for _ in range(steps):
        *_, loss = forward(inputs, targets, W1, B1, W2, B2)
        losses.append(loss)
        g_W1, g_B1, g_W2, g_B2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1, B1 = W1 - learning_rate * g_W1, B1 - learning_rate * g_B1
        W2, B2 = W2 - learning_rate * g_W2, B2 - learning_rate * g_B2
    return W1, B1, W2, B2, losses

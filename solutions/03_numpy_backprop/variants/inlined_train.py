"""Each function writes its maths out and calls none of the others."""
import numpy as np


def forward(inputs, targets, W1, B1, W2, B2):
    X = inputs.transpose()
    G1 = np.add(np.matmul(W1, X), B1)
    S1 = np.divide(1, 1 + np.exp(np.negative(G1)))
    G2 = np.add(np.matmul(W2, S1), B2)
    S2 = np.divide(1, 1 + np.exp(np.negative(G2)))
    # log(1 + exp(-G)) for targets of 1, log(1 + exp(G)) for targets of 0.
    loss = np.logaddexp(0, np.where(targets.transpose() > 0.5, -G2, G2)).sum()
    return G1, S1, G2, S2, S2.transpose(), loss


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    S1 = 1 / (1 + np.exp(-(W1 @ inputs.T + B1)))
    S2 = 1 / (1 + np.exp(-(W2 @ S1 + B2)))
    D2 = S2 - targets.T
    D1 = (W2.T @ D2) * (S1 - S1**2)
    ones = np.ones((len(inputs), 1), dtype=inputs.dtype)
    return D1 @ inputs, D1 @ ones, D2 @ S1.T, D2 @ ones


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    X, T = inputs.T, targets.T
    for _ in range(steps):
        S1 = 1 / (1 + np.exp(-(W1 @ X + B1)))
        S2 = 1 / (1 + np.exp(-(W2 @ S1 + B2)))
        losses.append(-(T * np.log(S2) + (1 - T) * np.log(1 - S2)).sum().item())
        D2 = S2 - T
        D1 = (W2.T @ D2) * S1 * (1 - S1)
        W1 = W1 - learning_rate * (D1 @ inputs)
        B1 = B1 - learning_rate * D1.sum(axis=1).reshape(-1, 1)
        W2 = W2 - learning_rate * (D2 @ S1.T)
        B2 = B2 - learning_rate * D2.sum(axis=1).reshape(-1, 1)
    return W1, B1, W2, B2, losses

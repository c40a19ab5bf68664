"""Plain Python loops over the examples and the hidden units, with no matrix product anywhere."""
import math

import numpy as np


def forward(inputs, targets, W1, B1, W2, B2):
    N, H = inputs.shape[0], W1.shape[0]
    G1, S1 = np.zeros((H, N), dtype=W1.dtype), np.zeros((H, N), dtype=W1.dtype)
    G2, S2 = np.zeros((1, N), dtype=W1.dtype), np.zeros((1, N), dtype=W1.dtype)
    loss = 0.0
    for n in range(N):
        G2[0, n] = B2[0, 0]
        for h in range(H):
            G1[h, n] = B1[h, 0]
            for d in range(inputs.shape[1]):
                G1[h, n] += W1[h, d] * inputs[n, d]
            S1[h, n] = 1 / (1 + math.exp(-G1[h, n]))
            G2[0, n] += W2[0, h] * S1[h, n]
        S2[0, n] = 1 / (1 + math.exp(-G2[0, n]))
        loss -= math.log(S2[0, n]) if targets[n, 0] == 1 else math.log(1 - S2[0, n])
    return G1, S1, G2, S2, S2.T.copy(), loss


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    _, S1, _, S2, _, _ = forward(inputs, targets, W1, B1, W2, B2)
    dW1, dB1, dW2, dB2 = np.zeros_like(W1), np.zeros_like(B1), np.zeros_like(W2), np.zeros_like(B2)
    for n in range(inputs.shape[0]):
        error = S2[0, n] - targets[n, 0]
        dB2[0, 0] += error
        for h in range(W1.shape[0]):
            dW2[0, h] += error * S1[h, n]
            delta = W2[0, h] * error * S1[h, n] * (1 - S1[h, n])
            dB1[h, 0] += delta
            for d in range(inputs.shape[1]):
                dW1[h, d] += delta * inputs[n, d]
    return dW1, dB1, dW2, dB2


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    params = [W1.copy(), B1.copy(), W2.copy(), B2.copy()]
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, *params)[5])
        gradients = loss_gradient(inputs, targets, *params)
        for i in range(4):
            params[i] -= learning_rate * gradients[i]
    return params[0], params[1], params[2], params[3], losses

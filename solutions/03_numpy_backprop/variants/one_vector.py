"""All parameters travel as one flat vector: a step of training is one subtraction."""
import numpy as np


def pack(*arrays):
    return np.concatenate([array.ravel() for array in arrays])


def unpack(theta, D):
    H = (theta.size - 1) // (D + 2)
    W1, B1, W2, B2 = np.split(theta, [H * D, H * D + H, H * D + 2 * H])
    return W1.reshape(H, D), B1.reshape(H, 1), W2.reshape(1, H), B2.reshape(1, 1)


def forward(inputs, targets, W1, B1, W2, B2):
    # The biases are weights of an input that is always 1.
    X = np.vstack([inputs.T, np.ones_like(inputs[:, :1].T)])
    G1 = np.hstack([W1, B1]) @ X
    S1 = 1 / (1 + np.exp(-G1))
    G2 = np.hstack([W2, B2]) @ np.vstack([S1, X[-1:]])
    S2 = 1 / (1 + np.exp(-G2))
    chances = np.where(targets.T, S2, 1 - S2)
    return G1, S1, G2, S2, S2.T, -np.log(chances).sum()


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    _, S1, _, S2, _, _ = forward(inputs, targets, W1, B1, W2, B2)
    ones = np.ones_like(inputs[:, :1])
    D2 = S2 - targets.T
    second = D2 @ np.hstack([S1.T, ones])
    D1 = np.outer(W2, D2) * S1 * (1 - S1)
    first = D1 @ np.hstack([inputs, ones])
    return first[:, :-1], first[:, -1:], second[:, :-1], second[:, -1:]


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    theta, D = pack(W1, B1, W2, B2), inputs.shape[1]
    losses = []
    for _ in range(steps):
        params = unpack(theta, D)
        losses.append(forward(inputs, targets, *params)[-1])
        theta = theta - learning_rate * pack(*loss_gradient(inputs, targets, *params))
    return (*unpack(theta, D), losses)

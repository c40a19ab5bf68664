"""Everything is computed in double precision and cast back to the dtype of the arguments at the end."""
import numpy as np


def _double(*arrays):
    return [np.asarray(array, dtype=np.float64) for array in arrays]


def _back(dtype, *arrays):
    return tuple(np.asarray(array).astype(dtype) for array in arrays)


def forward(inputs, targets, W1, B1, W2, B2):
    X, T, V1, C1, V2, C2 = _double(inputs, targets, W1, B1, W2, B2)
    G1 = V1 @ X.T + C1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = V2 @ S1 + C2
    S2 = 1 / (1 + np.exp(-G2))
    loss = -np.sum(T * np.log(S2.T) + (1 - T) * np.log(1 - S2.T))
    return *_back(inputs.dtype, G1, S1, G2, S2, S2.T), loss


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    X, T, V1, C1, V2, C2 = _double(inputs, targets, W1, B1, W2, B2)
    S1 = 1 / (1 + np.exp(-(V1 @ X.T + C1)))
    D2 = 1 / (1 + np.exp(-(V2 @ S1 + C2))) - T.T
    D1 = V2.T @ D2 * S1 * (1 - S1)
    return _back(W1.dtype, D1 @ X, D1.sum(axis=1, keepdims=True), D2 @ S1.T, D2.sum(axis=1, keepdims=True))


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    dtype = W1.dtype
    inputs, targets, *params = _double(inputs, targets, W1, B1, W2, B2)
    losses = []
    for _ in range(steps):
        losses.append(float(forward(inputs, targets, *params)[-1]))
        gradients = loss_gradient(inputs, targets, *params)
        params = [param - learning_rate * gradient for param, gradient in zip(params, gradients, strict=True)]
    return *_back(dtype, *params), losses

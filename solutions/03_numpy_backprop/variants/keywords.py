"""Calls by keyword, torch imported for a type test, in-place work on own arrays, and globals of the same names."""
import numpy as np
import torch

inputs = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
targets = np.array([[0], [1], [1], [0]])
W1 = np.random.randn(2, 2)


def forward(inputs, targets, W1, B1, W2, B2):
    """Forward pass."""
    if isinstance(inputs, torch.Tensor):
        raise TypeError("NumPy arrays, please")
    G1 = np.matmul(W1, inputs.T)
    G1 += B1
    S1 = np.exp(G1) / (1 + np.exp(G1))
    G2 = np.matmul(W2, S1)
    G2 += B2
    S2 = np.exp(G2) / (1 + np.exp(G2))
    pred = np.ascontiguousarray(S2.T)
    loss = -np.sum(np.log(pred), where=targets == 1) - np.sum(np.log(1 - pred), where=targets == 0)
    return G1, S1, G2, S2, pred, loss


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    """Backward pass."""
    _, S1, _, S2, _, _ = forward(inputs=inputs, targets=targets, W1=W1, B1=B1, W2=W2, B2=B2)
    dL_dG2 = S2.copy()
    dL_dG2 -= targets.T
    dL_dG1 = W2.T @ dL_dG2
    dL_dG1 *= S1
    dL_dG1 *= 1 - S1
    return (
        np.tensordot(dL_dG1, inputs, axes=1),
        dL_dG1.sum(axis=1, keepdims=True),
        np.inner(dL_dG2, S1),
        dL_dG2.sum(axis=1, keepdims=True),
    )


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    """Gradient descent."""
    params = {"W1": W1.copy(), "B1": B1.copy(), "W2": W2.copy(), "B2": B2.copy()}
    losses = []
    while len(losses) < steps:
        losses += [forward(inputs=inputs, targets=targets, **params)[-1]]
        gradients = loss_gradient(inputs=inputs, targets=targets, **params)
        for name, gradient in zip(params, gradients, strict=True):
            params[name] -= learning_rate * gradient
    return *params.values(), losses


zeros, ones = np.zeros((2, 1)), np.ones((1, 2))
print("an untrained unit predicts", forward(inputs, targets, W1, zeros, ones, zeros[:1])[4].ravel())

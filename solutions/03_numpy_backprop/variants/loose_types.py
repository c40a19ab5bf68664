"""Lists where tuples are promised; NumPy scalars and 0-d arrays where floats are."""
import numpy as np


def forward(inputs, targets, W1, B1, W2, B2):
    results = [W1 @ inputs.T + B1]
    results.append(1 / (1 + np.exp(-results[-1])))
    results.append(W2 @ results[-1] + B2)
    results.append(1 / (1 + np.exp(-results[-1])))
    results.append(results[-1].T)
    pred = results[-1]
    results.append(np.array(-np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))))
    return results


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    _, S1, _, S2, _, _ = forward(inputs, targets, W1, B1, W2, B2)
    error = S2 - targets.T
    hidden = W2.T * error * S1 * (1 - S1)
    return [hidden @ inputs, hidden.sum(1, keepdims=True), error @ S1.T, error.sum(1, keepdims=True)]


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    params, losses = [W1, B1, W2, B2], []
    for step in range(steps):
        loss = forward(inputs, targets, *params)[-1]
        losses.append(loss if step % 2 else loss[()])
        params = [p - learning_rate * g for p, g in zip(params, loss_gradient(inputs, targets, *params), strict=True)]
    return [*params, losses]

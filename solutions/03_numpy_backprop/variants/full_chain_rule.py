"""The chain rule with all its factors, none of them cancelled, and assignment 02's clipping against log 0."""
import numpy as np

TINY = 1e-7


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))


def binary_cross_entropy(pred, targets):
    clipped = np.clip(pred, TINY, 1 - TINY)
    return -np.sum(targets * np.log(clipped) + (1 - targets) * np.log(1 - clipped))


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = np.dot(W1, inputs.T) + B1
    S1 = sigmoid(G1)
    G2 = np.dot(W2, S1) + B2
    S2 = sigmoid(G2)
    pred = S2.T
    loss = binary_cross_entropy(pred, targets)
    return G1, S1, G2, S2, pred, loss


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, _S2, pred, _loss = forward(inputs, targets, W1, B1, W2, B2)
    clipped = np.clip(pred, TINY, 1 - TINY)
    dL_dPred = -(targets / clipped) + (1 - targets) / (1 - clipped)
    dL_dS2 = dL_dPred.T
    dL_dG2 = dL_dS2 * sigmoid_prime(G2)
    dL_dW2 = np.dot(dL_dG2, S1.T)
    dL_dB2 = np.sum(dL_dG2, axis=1, keepdims=True)
    dL_dS1 = np.dot(W2.T, dL_dG2)
    dL_dG1 = dL_dS1 * sigmoid_prime(G1)
    dL_dW1 = np.dot(dL_dG1, inputs)
    dL_dB1 = np.sum(dL_dG1, axis=1, keepdims=True)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for step in range(steps):
        *_, loss = forward(inputs, targets, W1, B1, W2, B2)
        losses.append(loss)
        if step % 500 == 0:
            print(f"step {step}: loss {loss:.4f}")
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1 = W1 - learning_rate * dL_dW1
        B1 = B1 - learning_rate * dL_dB1
        W2 = W2 - learning_rate * dL_dW2
        B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses

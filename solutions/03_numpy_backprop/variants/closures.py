"""Functions made by functions: forward leaves closures that know the way back, training is a generator."""
from functools import reduce
from itertools import islice

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def _layer(W, B):
    def apply(below):
        G = W @ below + B
        S = sigmoid(G)

        def back(dL_dG):
            return W.T @ dL_dG, dL_dG @ below.T, np.add.reduce(dL_dG, axis=1, keepdims=True)

        return G, S, back

    return apply


def forward(inputs, targets, W1, B1, W2, B2):
    G1, S1, _ = _layer(W1, B1)(inputs.T)
    G2, S2, _ = _layer(W2, B2)(S1)
    terms = (-np.log(S2.T[targets == 1]), -np.log(1 - S2.T[targets == 0]))
    return G1, S1, G2, S2, S2.T, reduce(lambda total, term: total + term.sum(), terms, 0.0)


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    _, S1, back1 = _layer(W1, B1)(inputs.T)
    _, S2, back2 = _layer(W2, B2)(S1)
    dL_dS1, dL_dW2, dL_dB2 = back2(S2 - targets.T)
    _, dL_dW1, dL_dB1 = back1(dL_dS1 * S1 * (1 - S1))
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2


def _descent(inputs, targets, params, rate):
    while True:
        loss = forward(inputs, targets, *params)[-1]
        gradients = loss_gradient(inputs, targets, *params)
        params = [p - rate * g for p, g in zip(params, gradients, strict=True)]
        yield params, loss


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    history = list(islice(_descent(inputs, targets, (W1, B1, W2, B2), learning_rate), steps))
    return *history[-1][0], [loss for _, loss in history]

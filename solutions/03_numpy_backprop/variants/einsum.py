"""Every sum over a shared index is an einsum, spelled as the handout spells it."""
import numpy as np
from numpy import einsum


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = einsum("hd,nd->hn", W1, inputs) + B1
    S1 = np.reciprocal(1 + np.exp(-G1))
    G2 = einsum("oh,hn->on", W2, S1) + B2
    S2 = np.reciprocal(1 + np.exp(-G2))
    pred = einsum("on->no", S2)
    loss = -einsum("no,no->", targets, np.log(pred)) - einsum("no,no->", 1 - targets, np.log1p(-pred))
    return G1, S1, G2, S2, pred, float(loss)


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    _, S1, _, _, pred, _ = forward(inputs, targets, W1, B1, W2, B2)
    error = pred - targets
    dL_dW2 = einsum("no,hn->oh", error, S1)
    dL_dB2 = einsum("no->o", error)[:, np.newaxis]
    delta = einsum("oh,no,hn,hn->hn", W2, error, S1, 1 - S1)
    dL_dW1 = einsum("hn,nd->hd", delta, inputs)
    dL_dB1 = einsum("hn->h", delta)[:, np.newaxis]
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    params = (W1, B1, W2, B2)
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, *params)[-1])
        gradients = loss_gradient(inputs, targets, *params)
        params = tuple(p - learning_rate * g for p, g in zip(params, gradients, strict=True))
    return (*params, losses)

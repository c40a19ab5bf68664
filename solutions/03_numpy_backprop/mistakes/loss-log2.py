"""Logarithms to base 2.

fails: forward.values, forward.any_input, forward.published
keeps: 22.0
says: Your loss is in bits, 1.44 times too large: np.log is the natural logarithm that is asked for.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log2(pred) + (1 - targets) * np.log2(1 - pred))
    return G1, S1, G2, S2, pred, loss

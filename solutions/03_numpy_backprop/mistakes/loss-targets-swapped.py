"""The two terms have each other's targets.

fails: forward.values, forward.any_input, forward.published
keeps: 22.0
says: You reward the wrong class: log(pred) goes with targets, log(1 - pred) with 1 - targets.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum((1 - targets) * np.log(pred) + targets * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

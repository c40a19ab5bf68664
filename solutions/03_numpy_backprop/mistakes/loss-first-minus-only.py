"""The minus stands before the first term only.

fails: forward.values, forward.any_input, forward.published
keeps: 22.0
says: Only your first term has the minus: it stands before both, so put brackets around them.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = np.sum(-targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

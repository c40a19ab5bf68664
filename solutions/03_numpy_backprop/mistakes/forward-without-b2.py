"""The output has no bias.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 17.5
says: Your G2 lacks the bias B2: add it to every column of W2 @ S1.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

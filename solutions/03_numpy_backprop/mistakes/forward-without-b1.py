"""The hidden layer has no bias.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 16.0
says: Your G1 lacks the bias B1: add it to every column of W1 @ inputs.T.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

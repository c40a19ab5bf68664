"""The hidden layer has no activation.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 17.0
says: Your S1 is G1 itself. Without the sigmoid between them, two linear layers are no more than one.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = G1
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

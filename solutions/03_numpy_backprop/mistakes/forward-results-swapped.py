"""G1 and S1 are returned in each other's place.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 20.0
says: G1 and S1 have changed places in what you return: the order is (G1, S1, G2, S2, pred, loss).
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return S1, G1, G2, S2, pred, loss

"""The output is fed with G1 instead of S1.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 17.5
says: Your G2 is made from G1: the second layer takes the activation S1, not the pre-activation.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ G1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

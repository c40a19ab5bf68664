"""The loss is halved.

fails: forward.values, forward.any_input, forward.published
keeps: 22.0
says: Your loss is half of what is asked: the 1/2 belongs to the squared error, where it cancels a 2.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -0.5 * np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

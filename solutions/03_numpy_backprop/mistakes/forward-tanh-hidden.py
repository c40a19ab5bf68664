"""The hidden layer uses tanh.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 17.0
says: Your S1 is the tanh of G1, between -1 and 1: the sigmoid lies between 0 and 1.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = np.tanh(G1)
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

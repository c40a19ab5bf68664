"""The loss is the squared error.

fails: forward.values, forward.any_input, forward.published
keeps: 22.0
says: Your loss is the squared error: the handout asks for the binary cross-entropy.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = np.sum((pred - targets) ** 2)
    return G1, S1, G2, S2, pred, loss

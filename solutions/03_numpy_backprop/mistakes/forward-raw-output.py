"""The prediction is the pre-activation.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 18.5
says: Your S2 is G2 itself: a probability needs the sigmoid, which brings it between 0 and 1.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = G2
    pred = S2.T
    p = np.clip(pred, 1e-7, 1 - 1e-7)
    loss = -np.sum(targets * np.log(p) + (1 - targets) * np.log(1 - p))
    return G1, S1, G2, S2, pred, loss

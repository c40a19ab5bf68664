"""A row of predictions meets a column of targets in the loss.

fails: forward.values, forward.any_input, forward.published
keeps: 22.0
says: Your loss sums N times N terms: a row times a column is a square. Put pred, (N, 1), beside targets, (N,
  1).
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(S2) + (1 - targets) * np.log(1 - S2))
    return G1, S1, G2, S2, pred, loss

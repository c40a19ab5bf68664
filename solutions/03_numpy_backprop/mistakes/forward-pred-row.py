"""The predictions are left as a row.

fails: forward.values, forward.any_input, forward.published
keeps: 22.5
says: Your pred is still a row, (1, N): the predictions are asked for as a column like the targets, S2.T.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2
    loss = -np.sum(targets.T * np.log(pred) + (1 - targets.T) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

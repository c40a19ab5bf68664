"""A guard of 1e-2 shifts the predictions.

fails: forward.values, forward.any_input, forward.published
keeps: 22.0
says: Your guard of 1e-2 changes the loss visibly. Predictions are never exactly 0 or 1 here: no guard is
  needed.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred + 1e-2) + (1 - targets) * np.log(1 - pred + 1e-2))
    return G1, S1, G2, S2, pred, loss

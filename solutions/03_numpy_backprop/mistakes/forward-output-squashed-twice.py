"""The prediction goes through the sigmoid twice.

fails: forward.values, forward.any_input, forward.published
keeps: 21.0
says: Your pred went through the sigmoid twice, so it lies between 0.5 and 0.73: S2.T is the prediction
  already.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = 1 / (1 + np.exp(-S2.T))
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

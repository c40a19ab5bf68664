"""Predictions and targets have changed places.

fails: forward.values, forward.any_input, forward.published, train.first_steps, train.any_input,
  train.defaults
keeps: 19.0
says: You take the logarithm of the targets, which is -inf for 0: it belongs to the predictions.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(pred * np.log(targets) + (1 - pred) * np.log(1 - targets))
    return G1, S1, G2, S2, pred, loss

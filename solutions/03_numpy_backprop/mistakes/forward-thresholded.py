"""The prediction is rounded to 0 or 1.

fails: forward.values, forward.any_input, forward.published, train.first_steps, train.any_input,
  train.defaults
keeps: 18.0
says: Your pred is rounded to 0 or 1. The loss needs the probability itself: the logarithm of 0 is infinite.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = np.round(S2.T)
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

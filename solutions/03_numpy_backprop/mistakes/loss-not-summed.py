"""The loss of each example is returned.

fails: forward.values, forward.any_input, forward.published, train.first_steps, train.any_input,
  train.defaults
keeps: 19.0
says: Your loss is still one number per example: add them up to a single float.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

"""The loss is computed from G2.

fails: forward.values, forward.any_input, forward.published, train.first_steps, train.any_input,
  train.defaults
keeps: 19.0
says: Your loss takes logarithms of G2, which may be negative: the predictions are its sigmoid.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(G2.T) + (1 - targets) * np.log(1 - G2.T))
    return G1, S1, G2, S2, pred, loss

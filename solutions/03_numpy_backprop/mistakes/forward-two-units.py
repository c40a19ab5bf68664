"""A loop over exactly two hidden units.

fails: forward.values, forward.any_input, loss_gradient.gradients, loss_gradient.any_input, train.first_steps,
  train.any_input, train.defaults
keeps: 2.5
says: You compute exactly 2 hidden units, and W1 may have another number of rows: read it from W1.shape[0].
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = np.vstack([W1[h] @ inputs.T + B1[h] for h in range(2)])
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

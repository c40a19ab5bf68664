"""The loss is not returned.

fails: forward.values, forward.any_input, forward.published, loss_gradient.gradients, loss_gradient.any_input,
  train.first_steps, train.any_input, train.defaults, train.published, train.converges
keeps: 0.0
says: You compute the loss and keep it: return the six values (G1, S1, G2, S2, pred, loss).
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred

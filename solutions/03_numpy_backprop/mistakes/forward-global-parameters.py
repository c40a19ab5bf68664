"""The parameters of the file are read: those of the function have other names.

fails: forward.values, forward.any_input, forward.published, loss_gradient.gradients, loss_gradient.any_input,
  train.first_steps, train.any_input, train.defaults, train.published, train.converges
keeps: 0.0
says: Your function reads the W1 and B1 of your file, because its own arguments are called w1 and b1: Python
  tells them apart.
"""

W1, B1 = np.array([[1.0, -1.0], [-1.0, 1.0]]), np.array([[0.5], [-0.5]])


def forward(inputs, targets, w1, b1, w2, b2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = w2 @ S1 + b2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

"""The XOR targets of the file are read instead of the argument.

fails: forward.values, forward.any_input, loss_gradient.gradients, loss_gradient.any_input, train.first_steps,
  train.any_input, train.defaults
keeps: 2.5
says: Your loss reads T of your file, and not the targets that it is given: use the argument.
"""

T = np.array([[0.0], [1.0], [1.0], [0.0]])


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(T * np.log(pred) + (1 - T) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss

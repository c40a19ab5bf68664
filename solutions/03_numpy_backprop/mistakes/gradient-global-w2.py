"""The W2 of the file is read instead of the argument.

fails: loss_gradient.gradients, loss_gradient.any_input, train.first_steps, train.any_input, train.defaults,
  train.published
keeps: 8.0
says: Your function reads the W2 of your file, because its own argument is called w2: Python tells them apart.
"""

W2 = np.array([[1.0, -1.0]])


def loss_gradient(inputs, targets, w1, b1, w2, b2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, w1, b1, w2, b2)
    dL_dG2 = S2 - targets.T
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = np.sum(dL_dG2, axis=1, keepdims=True)
    dL_dG1 = W2.T @ dL_dG2 * S1 * (1 - S1)
    dL_dW1 = dL_dG1 @ inputs
    dL_dB1 = np.sum(dL_dG1, axis=1, keepdims=True)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

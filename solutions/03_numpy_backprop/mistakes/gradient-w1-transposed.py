"""dL_dW1 is transposed.

fails: loss_gradient.gradients, loss_gradient.any_input, train.first_steps, train.any_input, train.defaults,
  train.published, train.converges
keeps: 12.5
says: Your dL_dW1 is transposed: a gradient has its parameter's shape, and W1 is (H, D).
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dG2 = S2 - targets.T
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = np.sum(dL_dG2, axis=1, keepdims=True)
    dL_dG1 = W2.T @ dL_dG2 * S1 * (1 - S1)
    dL_dW1 = inputs.T @ dL_dG1.T
    dL_dB1 = np.sum(dL_dG1, axis=1, keepdims=True)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

"""The gradients of the biases are summed to one number.

fails: loss_gradient.gradients, loss_gradient.any_input, train.first_steps, train.any_input, train.defaults,
  train.published, train.converges
keeps: 14.75
says: np.sum without an axis adds up everything: sum along axis=1 with keepdims=True, and each unit keeps its
  own.
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dG2 = S2 - targets.T
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = np.sum(dL_dG2)
    dL_dG1 = W2.T @ dL_dG2 * S1 * (1 - S1)
    dL_dW1 = dL_dG1 @ inputs
    dL_dB1 = np.sum(dL_dG1)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

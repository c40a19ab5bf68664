"""The gradients of the biases are not summed over the batch.

fails: loss_gradient.gradients, loss_gradient.any_input, train.first_steps, train.any_input, train.defaults,
  train.published, train.converges
keeps: 14.0
says: Every example has its own bias gradient here: all of them share one bias, so add them up.
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dG2 = S2 - targets.T
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = dL_dG2
    dL_dG1 = W2.T @ dL_dG2 * S1 * (1 - S1)
    dL_dW1 = dL_dG1 @ inputs
    dL_dB1 = dL_dG1
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

"""S1 is overwritten by its slope before dL_dW2 needs it.

fails: loss_gradient.gradients, loss_gradient.any_input, train.published, train.converges
keeps: 19.0
says: S1 *= 1 - S1 overwrites the activation that dL_dW2 still needs: give the slope a name of its own.
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dG2 = S2 - targets.T
    S1 *= 1 - S1
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = np.sum(dL_dG2, axis=1, keepdims=True)
    dL_dG1 = W2.T @ dL_dG2 * S1
    dL_dW1 = dL_dG1 @ inputs
    dL_dB1 = np.sum(dL_dG1, axis=1, keepdims=True)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

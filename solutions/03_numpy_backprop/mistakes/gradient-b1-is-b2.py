"""What is returned as dL_dB1 is dL_dB2.

fails: loss_gradient.gradients, loss_gradient.any_input, train.published, train.converges
keeps: 19.0
says: Your dL_dB1 is dL_dB2 for every unit: each hidden unit has a sum of its own, that of its row of dL_dG1.
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dG2 = S2 - targets.T
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = np.sum(dL_dG2, axis=1, keepdims=True)
    dL_dG1 = W2.T @ dL_dG2 * S1 * (1 - S1)
    dL_dW1 = dL_dG1 @ inputs
    dL_dB1 = np.ones_like(B1) * np.sum(dL_dG2)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

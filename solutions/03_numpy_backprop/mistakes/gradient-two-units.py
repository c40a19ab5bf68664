"""A loop over exactly two hidden units.

fails: loss_gradient.gradients, loss_gradient.any_input, train.any_input
keeps: 17.5
says: You fill exactly 2 rows of dL_dG1, and W1 may have another number: read it from W1.shape[0].
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dG2 = S2 - targets.T
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = np.sum(dL_dG2, axis=1, keepdims=True)
    dL_dG1 = np.zeros_like(S1)
    for h in range(2):
        dL_dG1[h] = W2[0, h] * dL_dG2[0] * S1[h] * (1 - S1[h])
    dL_dW1 = dL_dG1 @ inputs
    dL_dB1 = np.sum(dL_dG1, axis=1, keepdims=True)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

"""A loop over exactly four examples.

fails: loss_gradient.gradients, loss_gradient.any_input, train.any_input
keeps: 14.0
says: You add up exactly 4 examples, and the batch has another number: read it from inputs.shape[0].
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dW1, dL_dB1, dL_dW2, dL_dB2 = (np.zeros_like(p) for p in (W1, B1, W2, B2))
    for n in range(4):
        s = S1[:, n : n + 1]
        error = S2[:, n : n + 1] - targets[n]
        dL_dB2 += error
        dL_dW2 += error * s.T
        dL_dB1 += W2.T * error * s * (1 - s)
        dL_dW1 += W2.T * error * s * (1 - s) * inputs[n]
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

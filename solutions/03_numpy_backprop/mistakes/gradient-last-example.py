"""Each example's gradient replaces the one before.

fails: loss_gradient.gradients, loss_gradient.any_input, train.published, train.converges
keeps: 13.0
says: Only your last example counts: add each example's share to what is there, with += instead of =.
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    for n in range(inputs.shape[0]):
        s, x = S1[:, n : n + 1], inputs[n : n + 1]
        dL_dB2 = S2[:, n : n + 1] - targets[n]
        dL_dW2 = dL_dB2 * s.T
        dL_dB1 = W2.T * dL_dB2 * s * (1 - s)
        dL_dW1 = dL_dB1 @ x
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

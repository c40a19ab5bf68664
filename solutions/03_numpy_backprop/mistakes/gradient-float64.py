"""The gradients are collected in arrays of float64.

fails: loss_gradient.any_input, train.any_input
keeps: 22.0
says: np.zeros makes float64 unless told otherwise, so your gradients do not keep the dtype of the parameters:
  np.zeros_like does.
"""


def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    dL_dW1, dL_dB1, dL_dW2, dL_dB2 = (np.zeros(p.shape) for p in (W1, B1, W2, B2))
    for n in range(len(inputs)):
        s = S1[:, n : n + 1]
        error = S2[:, n : n + 1] - targets[n]
        delta = W2.T * error * s * (1 - s)
        dL_dB2 += error
        dL_dW2 += error * s.T
        dL_dB1 += delta
        dL_dW1 += delta * inputs[n]
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2

"""The derivative has the wrong sign.

fails: loss_derivative.gradient, loss_derivative.extremes, loss_derivative.any_input, train.converges
keeps: 35.0
says: Your sign is reversed: where Y is 1, a larger prediction lowers the cost, so the derivative is
  negative.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (Y - P) / (P * (1 - P)) / Y.shape[0]

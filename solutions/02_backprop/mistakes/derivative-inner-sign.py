"""The inner derivative of 1 - Y_pred, which is -1, is forgotten.

fails: loss_derivative.gradient, loss_derivative.extremes, loss_derivative.any_input, train.converges
keeps: 35.0
says: Your second term has the wrong sign: the derivative of ln(1 - p) is -1 / (1 - p), by the chain rule.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y / P + (1 - Y) / (1 - P)) / Y.shape[0]

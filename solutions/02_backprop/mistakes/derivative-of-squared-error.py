"""The derivative of the mean squared error.

fails: loss_derivative.gradient, loss_derivative.any_input, train.converges
keeps: 36.0
says: 2 (Y_pred - Y) / N belongs to the mean squared error: the cost here is the cross-entropy.
"""


def loss_derivative(Y_pred, Y):
    return 2 * (Y_pred - Y) / Y.shape[0]

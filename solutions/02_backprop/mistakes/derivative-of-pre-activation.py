"""(Y_pred - Y) / N, which is the gradient at l2.

fails: loss_derivative.gradient, loss_derivative.any_input, train.converges
keeps: 36.0
says: (Y_pred - Y) / N is the gradient at l2, the sigmoid already crossed. Here stop one step earlier.
"""


def loss_derivative(Y_pred, Y):
    return (Y_pred - Y) / Y.shape[0]

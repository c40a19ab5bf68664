"""0.01 is added to the denominators.

fails: loss_derivative.gradient, loss_derivative.any_input
keeps: 37.0
says: Adding 0.01 to the denominators changes every derivative: a guard must be 1e-6 at most.
"""


def loss_derivative(Y_pred, Y):
    return -(Y / (Y_pred + 1e-2) - (1 - Y) / (1 - Y_pred + 1e-2)) / Y.shape[0]

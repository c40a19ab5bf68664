"""a / b * c where a / (b * c) is meant.

fails: loss_derivative.gradient, loss_derivative.any_input, train.converges
keeps: 36.0
says: You multiply by (1 - Y_pred) and should divide by it: a / b * c is (a / b) * c, so add brackets.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (P - Y) / P * (1 - P) / Y.shape[0]

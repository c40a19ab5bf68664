"""Y_pred is changed in place.

fails: loss_derivative.any_input
keeps: 39.0
says: Your values are right, but you change Y_pred itself: write Y_pred - Y, not Y_pred -= Y.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    Y_pred -= Y
    return Y_pred / (P * (1 - P)) / Y.shape[0]

"""No guard against division by 0.

fails: loss_derivative.extremes
keeps: 39.0
says: At a prediction of exactly 0 or 1 your derivative is not finite: keep Y_pred 1e-7 away from both.
"""


def loss_derivative(Y_pred, Y):
    return -(Y / Y_pred - (1 - Y) / (1 - Y_pred)) / Y.shape[0]

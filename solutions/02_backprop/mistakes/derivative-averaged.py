"""The derivatives of the rows are averaged into one.

fails: loss_derivative.gradient, loss_derivative.extremes, loss_derivative.any_input, train.converges
keeps: 35.0
says: You average the rows into one number. The result has a row per example: dividing by N is not
  averaging.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return ((P - Y) / (P * (1 - P))).mean(dim=0, keepdim=True)

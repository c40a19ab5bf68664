"""The term of the negative examples is missing.

fails: loss_derivative.gradient, loss_derivative.extremes, loss_derivative.any_input, train.converges,
  train.any_input
keeps: 34.0
says: Where Y is 0 your derivative is 0: the term with (1 - Y) is missing.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -Y / P / Y.shape[0]

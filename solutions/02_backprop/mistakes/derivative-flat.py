"""The result has lost its second dimension.

fails: loss_derivative.gradient, loss_derivative.extremes, loss_derivative.any_input, train.first_steps,
  train.converges, train.any_input
keeps: 31.0
says: Your result is flat, (N,), and should be (N, 1): broadcasting would make an (N, N) matrix of it later.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return ((P - Y) / (P * (1 - P)) / Y.shape[0]).squeeze(1)

"""The result is float32 whatever comes in.

fails: loss_derivative.gradient, loss_derivative.any_input
keeps: 37.0
says: Your derivative is float32 for float64 predictions: keep the dtype, a hidden cast costs half the
  digits.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.float().clamp(1e-7, 1 - 1e-7)
    return (P - Y.float()) / (P * (1 - P)) / Y.shape[0]

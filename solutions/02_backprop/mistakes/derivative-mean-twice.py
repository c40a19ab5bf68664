"""The factor 1/N stands there twice.

fails: loss_derivative.gradient, loss_derivative.any_input, train.converges
keeps: 36.0
says: Your derivative is N times too small: 1/N enters once, and you have it twice.
"""


def loss_derivative(Y_pred, Y):
    N = Y.shape[0]
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (P - Y) / N / (P * (1 - P)) / N

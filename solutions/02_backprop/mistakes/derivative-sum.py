"""The factor 1/N is missing.

fails: loss_derivative.gradient, loss_derivative.any_input, train.converges
keeps: 36.0
says: Your derivative is N times too large: it is that of the sum, and the cost is the mean over the batch.
"""


def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (P - Y) / (P * (1 - P))

"""No guard against the logarithm of 0.

fails: binary_cross_entropy.extremes
keeps: 39.0
says: At a prediction of exactly 0 or 1 your cost is not finite: keep Y_pred 1e-7 away from both.
"""


def binary_cross_entropy(Y_pred, Y):
    return -(Y * torch.log(Y_pred) + (1 - Y) * torch.log(1 - Y_pred)).mean()

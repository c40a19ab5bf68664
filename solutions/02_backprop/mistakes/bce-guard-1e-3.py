"""Predictions are kept 1e-3 away from 0 and 1.

fails: binary_cross_entropy.extremes
keeps: 39.0
says: Your guard is as wide as 1e-3, so no cost can be above 6.9 or below 0.001: 1e-7 is enough.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-3, 1 - 1e-3)
    return -(Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean()

"""The mean is divided by N once more.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: Your cost is N times too small: the mean has been divided by N once more.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean() / Y.shape[0]

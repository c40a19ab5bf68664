"""The cost keeps a dimension of size 1.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: Your cost has shape (1,) and should have (): take the mean over everything, with no dim.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean(dim=0)

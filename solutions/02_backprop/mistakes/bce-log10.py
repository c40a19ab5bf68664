"""Logarithms to base 10.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: Your logarithms are to base 10: the cost is 2.3 times too small. torch.log is the natural one.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y * torch.log10(P) + (1 - Y) * torch.log10(1 - P)).mean()

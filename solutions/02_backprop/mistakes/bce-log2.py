"""Logarithms to base 2.

fails: binary_cross_entropy.values, binary_cross_entropy.any_input
keeps: 37.0
says: Your logarithms are to base 2: the cost is in bits, 1.44 times too large. torch.log is the natural
  one.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y * torch.log2(P) + (1 - Y) * torch.log2(1 - P)).mean()

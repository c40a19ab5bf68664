"""The minus applies to the first term only.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: The minus in front belongs to both terms, and yours reaches only the first: mind the brackets.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (-Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean()

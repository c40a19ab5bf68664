"""The minus in front is missing.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: Your cost has the wrong sign: the logarithm of a probability is negative, so a minus stands in front.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean()

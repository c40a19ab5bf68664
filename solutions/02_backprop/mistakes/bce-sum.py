"""The sum over the batch instead of the mean.

fails: binary_cross_entropy.values, binary_cross_entropy.any_input
keeps: 37.0
says: Your cost is N times too large: it is the mean over the batch, and you return the sum.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).sum()

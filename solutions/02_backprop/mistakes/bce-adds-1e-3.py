"""1e-3 is added inside the logarithms.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: Adding 1e-3 inside the logarithms changes every cost: a guard must be 1e-6 at most.
"""


def binary_cross_entropy(Y_pred, Y):
    return -(Y * torch.log(Y_pred + 1e-3) + (1 - Y) * torch.log(1 - Y_pred + 1e-3)).mean()

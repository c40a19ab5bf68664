"""The logarithm is taken of the targets.

fails: binary_cross_entropy.values, binary_cross_entropy.any_input
keeps: 37.0
says: You take the logarithm of the targets and weigh it by the predictions: exchange the two.
"""


def binary_cross_entropy(Y_pred, Y):
    T = Y.clamp(1e-7, 1 - 1e-7)
    return -(Y_pred * torch.log(T) + (1 - Y_pred) * torch.log(1 - T)).mean()

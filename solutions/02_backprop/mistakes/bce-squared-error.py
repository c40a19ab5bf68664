"""The mean squared error.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: These are mean squared errors, and the handout asks for the binary cross-entropy.
"""


def binary_cross_entropy(Y_pred, Y):
    return ((Y_pred - Y) ** 2).mean()

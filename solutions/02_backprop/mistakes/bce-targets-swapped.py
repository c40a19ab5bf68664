"""Y and 1 - Y are exchanged.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input
keeps: 36.0
says: Your cost rewards the wrong answers: Y goes with ln(Y_pred), and 1 - Y with ln(1 - Y_pred).
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -((1 - Y) * torch.log(P) + Y * torch.log(1 - P)).mean()

"""The cost is returned as a Python number.

fails: binary_cross_entropy.values, binary_cross_entropy.any_input
keeps: 37.0
says: Return the cost as a tensor of shape (), in the dtype of Y_pred: .item() belongs into `train`.
"""


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean().item()

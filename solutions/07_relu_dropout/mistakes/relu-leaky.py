"""Negative numbers leak through.

fails: relu.values, relu.any_input
keeps: 9.0
says: That is the leaky ReLU: below 0 the plain one is exactly 0.
"""


def relu(x):
    return torch.where(x > 0, x, 0.01 * x)

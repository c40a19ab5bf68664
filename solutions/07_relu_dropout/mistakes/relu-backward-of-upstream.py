"""The sign of the upstream gradient decides.

fails: relu_backward.gradient, relu_backward.at_zero, relu_backward.any_input
keeps: 8.5
says: The sign of x decides what passes, not that of dout: gradients may well be negative.
"""


def relu_backward(dout, x):
    return torch.where(dout > 0, dout, torch.zeros_like(dout))

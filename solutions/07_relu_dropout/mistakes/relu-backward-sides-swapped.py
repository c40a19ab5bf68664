"""The gradient passes where x is negative.

fails: relu_backward.gradient, relu_backward.at_zero, relu_backward.any_input
keeps: 8.5
says: The sides are swapped: the gradient passes where x > 0 and stops elsewhere.
"""


def relu_backward(dout, x):
    return torch.where(x > 0, torch.zeros_like(dout), dout)

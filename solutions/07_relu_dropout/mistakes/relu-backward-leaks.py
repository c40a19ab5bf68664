"""A hundredth of the gradient passes where x is negative.

fails: relu_backward.gradient, relu_backward.at_zero, relu_backward.any_input
keeps: 8.5
says: That is the leaky ReLU's derivative: the plain one's is exactly 0 where x is not positive.
"""


def relu_backward(dout, x):
    return torch.where(x > 0, dout, 0.01 * dout)

"""The derivative at 0 counts as 1/2.

fails: relu_backward.at_zero
keeps: 9.5
says: At exactly 0 your derivative is 1/2, the mean of both sides; here, as in PyTorch, it is 0.
"""


def relu_backward(dout, x):
    return dout * (torch.sign(x) + 1) / 2

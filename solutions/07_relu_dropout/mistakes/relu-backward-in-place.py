"""The upstream gradient itself is changed.

fails: relu_backward.any_input
keeps: 9.5
says: dout[...] = 0 overwrites the caller's gradient: work on a copy, or use torch.where.
"""


def relu_backward(dout, x):
    dout[x <= 0] = 0
    return dout

"""The gradient passes unchanged everywhere.

fails: relu_backward.gradient, relu_backward.at_zero, relu_backward.any_input
keeps: 8.5
says: Where x was negative the output was 0 whatever x did: no gradient may pass there.
"""


def relu_backward(dout, x):
    return dout.clone()

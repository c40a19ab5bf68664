"""The slope is returned without the upstream gradient.

fails: relu_backward.gradient, relu_backward.at_zero, relu_backward.any_input
keeps: 8.5
says: That is the slope of ReLU alone: the chain rule multiplies it by the upstream gradient dout.
"""


def relu_backward(dout, x):
    return (x > 0).to(dout.dtype)

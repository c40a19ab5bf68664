"""The upstream gradient is multiplied by relu(x).

fails: relu_backward.gradient, relu_backward.at_zero, relu_backward.any_input
keeps: 8.5
says: You multiply by relu(x), the value; the derivative is its slope, which is 1 wherever x > 0.
"""


def relu_backward(dout, x):
    return dout * relu(x)

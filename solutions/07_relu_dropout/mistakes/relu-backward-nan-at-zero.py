"""relu(x) / x is 0 / 0 at 0.

fails: relu_backward.at_zero
keeps: 9.5
says: relu(x) / x is 0 / 0, which is nan, wherever x is exactly 0: compare x with 0 instead.
"""


def relu_backward(dout, x):
    return dout * (relu(x) / x)

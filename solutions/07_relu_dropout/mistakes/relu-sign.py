"""The result is negative.

fails: relu.values, relu.any_input
keeps: 9.0
says: Right but for the sign: ReLU is never negative.
"""


def relu(x):
    return -x.clamp(min=0)

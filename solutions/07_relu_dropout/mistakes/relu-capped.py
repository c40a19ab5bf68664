"""Large numbers are cut off at 6.

fails: relu.values
keeps: 9.5
says: That is ReLU6, which stops at 6: the plain ReLU has no upper end.
"""


def relu(x):
    return x.clamp(0, 6)

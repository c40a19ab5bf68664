"""The result is float32, whatever came in.

fails: relu.values, relu.any_input
keeps: 9.0
says: float() means float32: keep the dtype of x.
"""


def relu(x):
    return x.float().clamp(min=0)

"""The result says where x is positive, not how large it is.

fails: relu.values, relu.any_input
keeps: 9.0
says: x > 0 is the slope of ReLU; ReLU itself is x where that holds.
"""


def relu(x):
    return (x > 0).to(x.dtype)

"""The argument itself is rectified.

fails: relu.any_input
keeps: 9.5
says: The underscore in clamp_ means in place: you overwrite x, and the backward pass still needs it.
"""


def relu(x):
    return x.clamp_(min=0)

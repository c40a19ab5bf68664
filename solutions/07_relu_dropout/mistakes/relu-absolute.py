"""Negative numbers are turned round.

fails: relu.values, relu.any_input
keeps: 9.0
says: abs turns negative numbers into positive ones; ReLU turns them into 0.
"""


def relu(x):
    return x.abs()

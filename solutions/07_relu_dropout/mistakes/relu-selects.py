"""Negative entries are left out instead of set to 0.

fails: relu.values, relu.any_input
keeps: 9.0
says: Indexing with x > 0 throws the other entries away: they must stay in their places, as 0.
"""


def relu(x):
    return x[x > 0]

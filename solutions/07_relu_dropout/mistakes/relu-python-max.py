"""Python's max, which compares whole tensors.

fails: relu.values, relu.any_input
keeps: 9.0
says: Python's max asks once which of two objects is larger: torch.maximum or clamp ask for every entry.
"""


def relu(x):
    return max(x, torch.zeros_like(x))

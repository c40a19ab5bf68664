"""The ReLU of torch.nn.functional is called.

fails: relu.values, relu.any_input
keeps: 9.0
says: torch.nn.functional.relu is what you are asked to write: use clamp, where or a comparison.
"""


def relu(x):
    return nn.functional.relu(x)

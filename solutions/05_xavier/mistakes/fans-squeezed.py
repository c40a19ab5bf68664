"""Dimensions of size 1 are dropped.

fails: calculate_fan_in_and_fan_out.any_input
keeps: 14.5
says: A layer with one output is a layer, too: squeeze() drops its dimension, and with it the
  difference between inputs and outputs.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    outputs, inputs, *field = *tensor.squeeze().shape, *[1, 1]
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

"""The fans are divided out, and become floats.

fails: calculate_fan_in_and_fan_out.matrices, calculate_fan_in_and_fan_out.kernels,
  calculate_fan_in_and_fan_out.any_input
keeps: 12.0
says: `/` makes a float of two ints, and fans are counted: use `//`, or multiply the sizes.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    return tensor.numel() / tensor.shape[0], tensor.numel() / tensor.shape[1]

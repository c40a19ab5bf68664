"""Both fans are the number of all entries.

fails: calculate_fan_in_and_fan_out.matrices, calculate_fan_in_and_fan_out.kernels,
  calculate_fan_in_and_fan_out.any_input
keeps: 12.0
says: One output does not collect all entries of the weight: leave its own size, the first one, out
  of fan_in, and the second one out of fan_out.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    return tensor.numel(), tensor.numel()

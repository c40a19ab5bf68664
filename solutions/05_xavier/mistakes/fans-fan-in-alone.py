"""fan_in is returned alone.

fails: calculate_fan_in_and_fan_out.matrices, calculate_fan_in_and_fan_out.kernels,
  calculate_fan_in_and_fan_out.any_input
keeps: 12.0
says: Return both fans, as the tuple (fan_in, fan_out).
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    return tensor[0].numel()

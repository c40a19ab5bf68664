"""The receptive field is counted in fan_out alone.

fails: calculate_fan_in_and_fan_out.kernels, calculate_fan_in_and_fan_out.any_input
keeps: 13.75
says: The field counts in fan_in, too: each output collects every position of the field from every
  input channel.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    return tensor.shape[1], tensor[:, 0].numel()

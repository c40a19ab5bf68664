"""The receptive field is counted in fan_in alone.

fails: calculate_fan_in_and_fan_out.kernels, calculate_fan_in_and_fan_out.any_input
keeps: 13.75
says: The field counts in fan_out, too: one input is passed on to every output once for every
  position of the field.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    return tensor[0].numel(), tensor.shape[0]

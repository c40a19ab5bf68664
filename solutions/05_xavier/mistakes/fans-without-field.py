"""The receptive field of a convolution is not counted.

fails: calculate_fan_in_and_fan_out.kernels, calculate_fan_in_and_fan_out.any_input
keeps: 13.0
says: A convolution's output collects every position of its field from every input channel: multiply
  both fans by the field's size.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    return tensor.shape[1], tensor.shape[0]

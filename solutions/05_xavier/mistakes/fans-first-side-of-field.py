"""Only the first size of the receptive field is counted.

fails: calculate_fan_in_and_fan_out.kernels
keeps: 13.5
says: The receptive field has as many positions as the product of all its sizes; you count the first
  size alone.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    field = tensor.shape[2] if tensor.dim() > 2 else 1
    return tensor.shape[1] * field, tensor.shape[0] * field

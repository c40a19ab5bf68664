"""Only fields of exactly two dimensions are counted.

fails: calculate_fan_in_and_fan_out.kernels, calculate_fan_in_and_fan_out.any_input
keeps: 13.0
says: Convolutions come in one, two and three dimensions: multiply whatever sizes follow the first
  two.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    if tensor.dim() == 4:
        field = tensor.shape[2] * tensor.shape[3]
    else:
        field = 1
    return tensor.shape[1] * field, tensor.shape[0] * field

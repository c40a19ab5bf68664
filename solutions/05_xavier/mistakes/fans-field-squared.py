"""The receptive field is taken for a square.

fails: calculate_fan_in_and_fan_out.kernels
keeps: 13.5
says: A receptive field need not be a square of its first size: multiply all its sizes.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    field = tensor.shape[2] ** (tensor.dim() - 2) if tensor.dim() > 2 else 1
    return tensor.shape[1] * field, tensor.shape[0] * field

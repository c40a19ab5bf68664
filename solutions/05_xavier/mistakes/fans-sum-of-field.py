"""The sizes of the receptive field are added up.

fails: calculate_fan_in_and_fan_out.kernels, calculate_fan_in_and_fan_out.any_input
keeps: 13.0
says: A field of 3 by 4 has 12 positions, not 7: multiply its sizes.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    field = sum(tensor.shape[2:]) or 1
    return tensor.shape[1] * field, tensor.shape[0] * field

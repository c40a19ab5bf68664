"""Too few dimensions are called a wrong type.

fails: calculate_fan_in_and_fan_out.refuses
keeps: 14.5
says: A tensor is of the right type and has the wrong shape: that is a ValueError.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise TypeError("fans need two dimensions or more")
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

"""The error is returned, not raised.

fails: calculate_fan_in_and_fan_out.refuses
keeps: 14.5
says: You return the ValueError; only `raise` tells your caller that something is wrong.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        return ValueError("fans need two dimensions or more")
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

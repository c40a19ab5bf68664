"""A vector is given fans.

fails: calculate_fan_in_and_fan_out.refuses
keeps: 14.5
says: A vector has no inputs and outputs to tell apart: raise ValueError.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        return tensor.numel(), tensor.numel()
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

"""Only a tensor without dimensions is refused.

fails: calculate_fan_in_and_fan_out.refuses
keeps: 14.5
says: A tensor of one dimension has no fans either: raise ValueError below two dimensions, not below
  one.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 1:
        raise ValueError("a number has no fans")
    outputs, inputs, *field = *tensor.shape, *[1] * (tensor.dim() == 1)
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

"""The number of dimensions is asserted.

fails: calculate_fan_in_and_fan_out.refuses
keeps: 14.5
says: An assert raises AssertionError, and nothing at all under python -O: write `raise
  ValueError(...)`.
"""


def calculate_fan_in_and_fan_out(tensor):
    assert tensor.dim() >= 2, "fans need two dimensions or more"
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

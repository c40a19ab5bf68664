"""The receptive field is looked for in front, as TensorFlow has it.

fails: calculate_fan_in_and_fan_out.matrices, calculate_fan_in_and_fan_out.kernels,
  calculate_fan_in_and_fan_out.any_input
keeps: 12.0
says: PyTorch keeps a convolution's weight as (outputs, inputs, field...): the channels come first,
  the field last.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    *field, inputs, outputs = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

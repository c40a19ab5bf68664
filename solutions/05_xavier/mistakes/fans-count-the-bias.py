"""fan_in counts the bias.

fails: calculate_fan_in_and_fan_out.matrices, calculate_fan_in_and_fan_out.kernels,
  calculate_fan_in_and_fan_out.any_input
keeps: 13.25
says: The bias is no input: it has no weight in this tensor. fan_in is one smaller.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions + 1, outputs * positions

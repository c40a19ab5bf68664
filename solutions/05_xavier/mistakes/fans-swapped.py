"""The two fans are returned in the other order.

fails: calculate_fan_in_and_fan_out.matrices, calculate_fan_in_and_fan_out.kernels,
  calculate_fan_in_and_fan_out.any_input
keeps: 12.0
says: You return (fan_out, fan_in): PyTorch keeps a weight as (outputs, inputs), so that fan_in
  comes from the second size.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return outputs * positions, inputs * positions

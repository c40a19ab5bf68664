"""The receptive field is counted twice.

fails: calculate_fan_in_and_fan_out.kernels, calculate_fan_in_and_fan_out.any_input
keeps: 13.0
says: tensor[0].numel() counts the receptive field already; you multiply by it once more.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("fans need two dimensions or more")
    field = torch.Size(tensor.shape[2:]).numel()
    return tensor[0].numel() * field, tensor[:, 0].numel() * field

"""Too few dimensions are complained of on the screen.

fails: calculate_fan_in_and_fan_out.refuses
keeps: 14.5
says: A message on the screen stops nobody: raise ValueError.
"""


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        print("ValueError: fans need two dimensions or more")
        return None
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions

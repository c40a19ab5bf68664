"""The private helper of torch.nn.init is called.

fails: calculate_fan_in_and_fan_out.matrices, calculate_fan_in_and_fan_out.kernels,
  calculate_fan_in_and_fan_out.refuses, calculate_fan_in_and_fan_out.any_input
keeps: 11.5
says: torch.nn.init has this function already, and writing it is your task: count from tensor.shape.
"""


def calculate_fan_in_and_fan_out(tensor):
    return nn.init._calculate_fan_in_and_fan_out(tensor)

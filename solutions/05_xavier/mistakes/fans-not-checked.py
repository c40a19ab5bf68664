"""The number of dimensions is not checked.

fails: calculate_fan_in_and_fan_out.refuses
keeps: 14.5
says: With fewer than two dimensions there is no tensor.shape[1]: look at tensor.dim() first, and
  raise ValueError.
"""


def calculate_fan_in_and_fan_out(tensor):
    return tensor.shape[1] * tensor[0, 0].numel(), tensor.shape[0] * tensor[0, 0].numel()

"""The tensor is given new memory.

fails: xavier_uniform_.in_place, xavier_uniform_.views
keeps: 13.75
says: tensor.data = ... puts other memory under the tensor, and whoever else holds the old one does
  not see the numbers: write into it, with copy_ or uniform_.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    draws = torch.rand(tensor.shape, generator=generator, dtype=tensor.dtype, device=tensor.device)
    tensor.data = (2 * draws - 1) * bound
    return tensor

"""The standard deviation is taken for the bound.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.any_input
keeps: 12.25
says: sqrt(2 / (fan_in + fan_out)) is the standard deviation. That of U(-a, a) is a / sqrt(3), so
  that a has a 6 in the place of the 2.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (2 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

"""Six is written as three.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.any_input
keeps: 12.25
says: The variance of U(-a, a) is a^2 / 3, and it has to be 2 / (fan_in + fan_out): that makes 6,
  not 3.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (3 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

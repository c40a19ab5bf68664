"""The numbers are doubled but shifted by one after the scaling.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.any_input
keeps: 9.75
says: rand() * 2 * a - 1 is symmetric only if a is 1: subtract a.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(generator=generator).mul_(2 * bound).sub_(1)

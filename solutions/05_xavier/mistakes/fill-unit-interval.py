"""The bound is computed and not used.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.any_input
keeps: 11.5
says: You draw from U(-1, 1) and never use the bound.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-1, 1, generator=generator)

"""Normal numbers are cut off at the bound.

fails: xavier_uniform_.distribution
keeps: 14.0
says: A normal distribution that is cut off is no uniform one: its middle is too full, and many
  entries lie exactly at the bound. Draw with uniform_.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.normal_(0, bound / 3**0.5, generator=generator).clamp_(-bound, bound)

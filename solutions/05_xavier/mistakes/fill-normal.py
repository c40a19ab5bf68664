"""The numbers are normal with the right standard deviation.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.any_input
keeps: 10.5
says: The spread is right and the shape is not: a normal distribution has no bound. Draw from U(-a,
  a), with uniform_.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    std = gain * (2 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.normal_(0, std, generator=generator)

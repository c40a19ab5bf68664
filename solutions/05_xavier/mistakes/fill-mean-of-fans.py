"""The fans are averaged, and the six is kept.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.any_input
keeps: 12.25
says: With the mean of the fans below it the fraction has a 3 on top; 6 belongs to their sum.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / ((fan_in + fan_out) / 2)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

"""gain is multiplied in twice.

fails: xavier_uniform_.gain
keeps: 14.25
says: gain multiplies the bound once; you have it squared.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain**2 * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

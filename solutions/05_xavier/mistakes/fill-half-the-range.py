"""U(0, 1) is shifted by a half, and not doubled.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.any_input
keeps: 12.25
says: rand() - 0.5 reaches from -0.5 to 0.5: multiply it by 2 a to reach from -a to a.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(generator=generator).sub_(0.5).mul_(bound)

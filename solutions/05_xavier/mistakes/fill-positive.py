"""The numbers are drawn from U(0, a).

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.distribution,
  xavier_uniform_.independence, xavier_uniform_.any_input
keeps: 10.5
says: Weights must be symmetric around 0: draw from U(-a, a), not from U(0, a).
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(0, bound, generator=generator)

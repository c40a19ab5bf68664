"""The square root is missing.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.any_input
keeps: 12.25
says: 6 / (fan_in + fan_out) is a squared: take the root.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * 6 / (fan_in + fan_out)
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

"""gain stands under the root.

fails: xavier_uniform_.gain
keeps: 14.25
says: gain multiplies the bound itself, not what the root is taken of.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = (gain * 6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

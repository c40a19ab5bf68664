"""The generator is not used.

fails: xavier_uniform_.generator
keeps: 14.25
says: Hand the generator on to whatever draws: `uniform_(-a, a, generator=generator)`.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound)

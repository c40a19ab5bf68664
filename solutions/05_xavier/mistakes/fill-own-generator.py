"""A generator of its own takes the place of the default one.

fails: xavier_uniform_.generator
keeps: 14.25
says: Where no generator is given, draw from PyTorch's default one (pass None on): yours starts from
  the same seed in every call.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    if generator is None:
        generator = torch.Generator(tensor.device)
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

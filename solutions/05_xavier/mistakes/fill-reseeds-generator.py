"""The generator that is given is seeded anew.

fails: xavier_uniform_.generator
keeps: 14.25
says: You seed the generator on every call, and so every layer gets the same numbers: draw from it
  as it is.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    if generator is not None:
        generator.manual_seed(0)
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

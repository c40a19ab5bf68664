"""The module math is used and not imported.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.generator,
  xavier_uniform_.in_place, xavier_uniform_.gradient, xavier_uniform_.views,
  xavier_uniform_.any_input
keeps: 7.0
says: math is a module, and has to be imported before it is used: `import math`.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * math.sqrt(6 / (fan_in + fan_out))
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

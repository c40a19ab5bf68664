"""A generator is taken for granted.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.generator,
  xavier_uniform_.in_place, xavier_uniform_.gradient, xavier_uniform_.views
keeps: 7.25
says: generator is None where the caller gives none: do not ask it for anything.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    draws = torch.rand(tensor.shape, generator=generator, dtype=tensor.dtype, device=generator.device)
    with torch.no_grad():
        return tensor.copy_((2 * draws - 1) * bound)

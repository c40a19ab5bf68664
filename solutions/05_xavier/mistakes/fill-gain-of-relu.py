"""gain is sqrt(2) where it is not given.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain
keeps: 11.75
says: The default of gain is 1.0 and part of the signature; sqrt(2), the gain of ReLU, is for
  whoever calls you.
"""


def xavier_uniform_(tensor, gain=2**0.5, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

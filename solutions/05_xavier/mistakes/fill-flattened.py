"""The tensor is flattened, and what comes of it is filled.

fails: xavier_uniform_.views
keeps: 14.5
says: flatten() and reshape() copy a tensor that is not contiguous, and you fill the copy: fill the
  tensor as it is.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        tensor.flatten().uniform_(-bound, bound, generator=generator)
    return tensor

"""Another tensor over the same memory is returned.

fails: xavier_uniform_.in_place
keeps: 14.25
says: tensor.detach() and tensor.data are new tensors, though they share the memory: fill through
  them, and return the tensor that you were given.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    return tensor.detach().uniform_(-bound, bound, generator=generator)

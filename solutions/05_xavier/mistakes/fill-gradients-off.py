"""requires_grad is turned off and left so.

fails: xavier_uniform_.gradient
keeps: 14.25
says: You turn requires_grad off, and the parameter will never be trained: use torch.no_grad(),
  which leaves the tensor as it was.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    return tensor.requires_grad_(False).uniform_(-bound, bound, generator=generator)

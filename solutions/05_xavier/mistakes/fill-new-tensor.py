"""A new tensor is filled and returned.

fails: xavier_uniform_.in_place, xavier_uniform_.views
keeps: 13.75
says: The trailing underscore promises to fill the tensor that is given: whoever holds it does not
  see your new one. Write into it, with uniform_ or copy_; `tensor = ...` only gives the name to
  another.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    return torch.empty_like(tensor, requires_grad=False).uniform_(-bound, bound, generator=generator)

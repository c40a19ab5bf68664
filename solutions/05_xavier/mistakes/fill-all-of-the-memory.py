"""All of the memory is filled that the tensor lies in.

fails: xavier_uniform_.views
keeps: 14.5
says: The tensor may be a part of a larger one: its storage holds numbers that are not its own, and
  you overwrite them.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        whole = torch.empty(0, dtype=tensor.dtype, device=tensor.device).set_(tensor.untyped_storage())
        whole.uniform_(-bound, bound, generator=generator)
    return tensor

"""Nothing is returned.

fails: xavier_uniform_.in_place
keeps: 14.25
says: Return the tensor, so that calls can be chained.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        tensor.uniform_(-bound, bound, generator=generator)

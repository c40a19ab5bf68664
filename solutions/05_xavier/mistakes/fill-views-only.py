"""The tensor is viewed as one long row.

fails: xavier_uniform_.views
keeps: 14.5
says: view() needs a contiguous tensor, and a transposed matrix is none: fill the tensor as it is.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        tensor.view(-1).uniform_(-bound, bound, generator=generator)
    return tensor

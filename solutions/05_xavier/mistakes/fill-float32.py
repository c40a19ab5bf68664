"""The tensor is made float32.

fails: xavier_uniform_.any_input
keeps: 14.75
says: A float64 tensor stays float64: draw in tensor.dtype, and do not put something else under it.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        tensor.uniform_(-bound, bound, generator=generator)
    tensor.data = tensor.data.float()
    return tensor

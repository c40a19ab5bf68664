"""The fans are read off the first two sizes, without the receptive field.

fails: xavier_uniform_.kernels
keeps: 14.0
says: Use calculate_fan_in_and_fan_out: the first two sizes of a convolution's weight do not count
  its receptive field.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    bound = gain * (6 / (tensor.shape[0] + tensor.shape[1])) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

"""Only matrices are taken.

fails: xavier_uniform_.kernels
keeps: 14.0
says: Weights of convolutions have more than two dimensions: take the fans from
  calculate_fan_in_and_fan_out, and any shape.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    rows, columns = tensor.shape
    bound = gain * (6 / (rows + columns)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

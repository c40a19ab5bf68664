"""NumPy draws the numbers.

fails: xavier_uniform_.generator
keeps: 14.25
says: NumPy's generator knows nothing of the one that you are given, nor of torch.manual_seed: draw
  with PyTorch.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    import numpy

    with torch.no_grad():
        return tensor.copy_(torch.from_numpy(numpy.random.uniform(-bound, bound, tensor.shape)))

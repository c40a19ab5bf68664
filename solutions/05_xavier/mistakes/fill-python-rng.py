"""Python's random module draws the numbers.

fails: xavier_uniform_.generator
keeps: 14.25
says: Python's random knows nothing of the generator that you are given, nor of torch.manual_seed:
  draw with PyTorch.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    import random

    draws = [random.uniform(-bound, bound) for _ in range(tensor.numel())]
    with torch.no_grad():
        return tensor.copy_(torch.tensor(draws).reshape(tensor.shape))

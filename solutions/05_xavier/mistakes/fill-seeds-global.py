"""PyTorch's default generator is seeded.

fails: xavier_uniform_.generator
keeps: 14.25
says: Do not seed: whoever calls you decides where the random numbers begin, and you change
  everybody else's draws.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    torch.manual_seed(0)
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

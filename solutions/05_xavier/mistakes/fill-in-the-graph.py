"""The filling is left to be recorded.

fails: xavier_uniform_.gradient
keeps: 14.25
says: PyTorch refuses to fill a parameter while it records gradients: initialisation is no part of
  the graph. Put it under torch.no_grad().
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    return tensor.uniform_(-bound, bound, generator=generator)

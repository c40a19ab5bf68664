"""The draws are made on the CPU, and then written into the tensor.

fails: xavier_uniform_.device
keeps: 15.0
says: torch.rand draws on the CPU unless it is told device=, and cannot draw there from a generator
  that lies on the tensor's device: fill the tensor itself, by tensor.uniform_(-bound, bound,
  generator=generator).
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.copy_((2 * torch.rand(tensor.shape, generator=generator, dtype=tensor.dtype) - 1) * bound)

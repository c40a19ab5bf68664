"""The numbers are drawn on the CPU, wherever the tensor lies.

fails: xavier_uniform_.device
keeps: 15.0
says: torch.rand makes its numbers on the CPU unless you say otherwise, and takes no generator of
  another device: pass device=tensor.device.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    draws = torch.rand(tensor.shape, generator=generator, dtype=tensor.dtype)
    with torch.no_grad():
        return tensor.copy_((2 * draws - 1) * bound)

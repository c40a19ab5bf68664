"""Half of the numbers are the others with the other sign.

fails: xavier_uniform_.independence
keeps: 14.25
says: Half of your numbers are copies of the others with the sign turned: the mean is then exactly
  0, and they are not independent.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    draws = torch.rand(tensor.numel(), generator=generator, dtype=tensor.dtype, device=tensor.device)
    draws = (2 * draws - 1) * bound
    half = tensor.numel() // 2
    draws[half : 2 * half] = -draws[:half]
    with torch.no_grad():
        return tensor.copy_(draws.reshape(tensor.shape))

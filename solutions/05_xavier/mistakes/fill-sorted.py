"""The numbers are sorted.

fails: xavier_uniform_.independence
keeps: 14.25
says: Sorted numbers are not independent: leave them in the order in which they are drawn.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    draws = torch.rand(tensor.numel(), generator=generator, dtype=tensor.dtype, device=tensor.device)
    with torch.no_grad():
        return tensor.copy_((2 * draws.sort().values - 1).mul(bound).reshape(tensor.shape))

"""Every entry is either -a or a.

fails: xavier_uniform_.distribution
keeps: 14.0
says: Only the sign is random in what you draw: a uniform number takes every value between -a and a.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    signs = torch.randint(0, 2, tensor.shape, generator=generator, device=tensor.device) * 2 - 1
    with torch.no_grad():
        return tensor.copy_(signs * bound)

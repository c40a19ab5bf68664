"""requires_grad is turned on.

fails: xavier_uniform_.gradient
keeps: 14.25
says: You turn requires_grad on, whatever it was: leave it as you found it.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        tensor.uniform_(-bound, bound, generator=generator)
    return tensor.requires_grad_(True)

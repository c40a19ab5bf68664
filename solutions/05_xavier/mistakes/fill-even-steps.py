"""Even steps are taken from -a to a.

fails: xavier_uniform_.independence, xavier_uniform_.generator
keeps: 13.5
says: Even steps from -a to a are spread well, but nothing in them is random: neighbours are all but
  equal.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    steps = torch.linspace(-bound, bound, tensor.numel(), dtype=tensor.dtype, device=tensor.device)
    with torch.no_grad():
        return tensor.copy_(steps.reshape(tensor.shape))

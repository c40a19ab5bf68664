"""One number is drawn for each row.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.any_input
keeps: 9.75
says: All numbers of a row are the same: draw as many numbers as the tensor has entries.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    draws = torch.rand(len(tensor), generator=generator, dtype=tensor.dtype, device=tensor.device)
    draws = draws.reshape(-1, *[1] * (tensor.dim() - 1))
    with torch.no_grad():
        return tensor.copy_((2 * draws - 1) * bound)

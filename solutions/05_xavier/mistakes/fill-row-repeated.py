"""One row is drawn and repeated.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.any_input
keeps: 9.75
says: All rows are the same, and so all outputs of the layer are: draw as many numbers as the tensor
  has entries.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    draws = torch.rand(tensor.shape[1:], generator=generator, dtype=tensor.dtype, device=tensor.device)
    with torch.no_grad():
        return tensor.copy_((2 * draws - 1) * bound)

"""One number is drawn for all entries.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.generator,
  xavier_uniform_.in_place, xavier_uniform_.gradient, xavier_uniform_.views,
  xavier_uniform_.any_input
keeps: 7.0
says: Every entry needs a draw of its own: equal weights get equal gradients, and stay equal.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.fill_((2 * torch.rand(1, generator=generator).item() - 1) * bound)

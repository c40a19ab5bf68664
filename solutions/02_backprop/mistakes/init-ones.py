"""All weights start at one.

fails: init_params.random, init_params.generator
keeps: 38.0
says: All weights are equal, so the hidden units get equal gradients and stay alike for ever: draw at
  random.
"""


def init_params(inputs, hidden, generator=None):
    return torch.ones(inputs, hidden), torch.zeros(hidden), torch.ones(hidden, 1), torch.zeros(1)

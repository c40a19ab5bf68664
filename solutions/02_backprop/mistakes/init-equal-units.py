"""The same random weights are repeated for every hidden unit.

fails: init_params.random
keeps: 39.0
says: Your hidden units have equal weights in w1 and in w2, get equal gradients and stay alike: draw each on its
  own.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(inputs, 1, generator=generator).repeat(1, hidden)
    w2 = torch.randn(1, 1, generator=generator).repeat(hidden, 1)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)

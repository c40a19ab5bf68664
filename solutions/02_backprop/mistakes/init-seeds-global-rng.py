"""PyTorch's default generator is seeded, though the given one is used.

fails: init_params.generator
keeps: 39.0
says: The weights are fine, but you seed PyTorch's default generator: that changes everybody else's draws.
"""


def init_params(inputs, hidden, generator=None):
    torch.manual_seed(0)
    w1 = torch.randn(inputs, hidden, generator=generator)
    w2 = torch.randn(hidden, 1, generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)

"""One random number fills a whole matrix.

fails: init_params.random
keeps: 39.0
says: You draw one number and use it for a whole matrix: each weight needs a draw of its own.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.ones(inputs, hidden) * torch.randn(1, generator=generator)
    w2 = torch.ones(hidden, 1) * torch.randn(1, generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)

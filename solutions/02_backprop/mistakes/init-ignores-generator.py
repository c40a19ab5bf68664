"""The weights come from PyTorch's default generator instead of the given one.

fails: init_params.generator
keeps: 39.0
says: Draw from the generator that you were given (generator=generator), so that your caller can repeat it.
"""


def init_params(inputs, hidden, generator=None):
    return torch.randn(inputs, hidden), torch.zeros(hidden), torch.randn(hidden, 1), torch.zeros(1)

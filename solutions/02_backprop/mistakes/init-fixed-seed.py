"""torch.manual_seed inside: the same weights whatever generator is given.

fails: init_params.random, init_params.generator
keeps: 38.0
says: A fixed seed inside gives every caller the same weights: use the given generator and seed nothing.
"""


def init_params(inputs, hidden, generator=None):
    torch.manual_seed(42)
    return torch.randn(inputs, hidden), torch.zeros(hidden), torch.randn(hidden, 1), torch.zeros(1)

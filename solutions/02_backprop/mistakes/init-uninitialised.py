"""The weights are whatever the memory held.

fails: init_params.shapes, init_params.random, init_params.generator
keeps: 37.0
says: torch.Tensor(2, 2) and torch.empty hold whatever was in memory, even nan: fill the weights at random.
"""


def init_params(inputs, hidden, generator=None):
    return torch.empty(inputs, hidden), torch.zeros(hidden), torch.empty(hidden, 1), torch.zeros(1)

"""The weights have the shape that torch.nn.Linear uses.

fails: init_params.shapes, init_params.random, init_params.generator
keeps: 37.0
says: Your weights are transposed: w1 is (inputs, hidden) here and w2 is (hidden, 1), because rows are
  examples.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(hidden, inputs, generator=generator)
    w2 = torch.randn(1, hidden, generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)

"""The biases are matrices of one row.

fails: init_params.shapes, init_params.random, init_params.generator
keeps: 37.0
says: Your biases are matrices of one row. Their shapes are (hidden,) and (1,): broadcasting does the rest.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(inputs, hidden, generator=generator)
    w2 = torch.randn(hidden, 1, generator=generator)
    return w1, torch.zeros(1, hidden), w2, torch.zeros(1, 1)

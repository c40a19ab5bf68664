"""The numbers of inputs and of hidden units are exchanged in w1.

fails: init_params.shapes, init_params.random, init_params.generator
keeps: 37.0
says: Your w1 has one row for each hidden unit and one column for each input: it is the other way round here,
  (inputs, hidden), because rows are examples.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(hidden, inputs, generator=generator)
    w2 = torch.randn(hidden, 1, generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)

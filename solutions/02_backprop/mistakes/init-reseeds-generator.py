"""The given generator is seeded anew.

fails: init_params.random, init_params.generator
keeps: 38.0
says: You seed the generator you were given, so it always gives the same weights: just draw from it.
"""


def init_params(inputs, hidden, generator=None):
    generator = (generator or torch.default_generator).manual_seed(1)
    w1 = torch.randn(inputs, hidden, generator=generator)
    w2 = torch.randn(hidden, 1, generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)

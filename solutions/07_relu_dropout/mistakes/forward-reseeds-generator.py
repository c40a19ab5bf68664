"""The given generator is seeded anew.

fails: dropout_forward.rate, dropout_forward.generator
keeps: 9.0
says: You seed the generator you were given, so that every call drops the same entries: just draw from
  it.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    if generator is not None:
        generator.manual_seed(42)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

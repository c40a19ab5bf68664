"""A wrong p raises AssertionError.

fails: dropout_forward.refuses
keeps: 9.5
says: assert raises AssertionError, and nothing at all under python -O: raise ValueError.
"""


def dropout_forward(x, p, training, generator=None):
    assert 0 <= p <= 1
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

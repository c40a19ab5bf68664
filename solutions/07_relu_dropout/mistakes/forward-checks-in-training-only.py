"""p is checked in training only.

fails: dropout_forward.refuses
keeps: 9.5
says: You look at p only after evaluation has already returned: check it first.
"""


def dropout_forward(x, p, training, generator=None):
    if not training:
        return x, torch.ones_like(x)
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

"""A negative p is accepted.

fails: dropout_forward.refuses
keeps: 9.5
says: You refuse p above 1 only: below 0 it is no probability either.
"""


def dropout_forward(x, p, training, generator=None):
    if p > 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

"""Whole rows are dropped.

fails: dropout_forward.rate, dropout_forward.any_input
keeps: 9.0
says: You draw once for each row, so that whole examples vanish: draw for each entry.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape[0], 1, generator=generator, dtype=x.dtype, device=x.device).expand(x.shape)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

"""Kept entries are multiplied by 1 - p.

fails: dropout_forward.training, dropout_forward.any_input
keeps: 9.25
says: Kept entries must grow to make up for the dropped ones: divide by 1 - p instead of multiplying.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    return x * mask * (1 - p), mask

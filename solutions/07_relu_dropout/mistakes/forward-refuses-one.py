"""p = 1 is refused.

fails: dropout_forward.evaluation, dropout_forward.p_one
keeps: 9.25
says: p = 1 is allowed: everything is dropped, and out is zeros.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p < 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    return x * mask / (1 - p), mask

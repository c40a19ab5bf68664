"""Kept entries are divided by p.

fails: dropout_forward.training, dropout_forward.p_zero, dropout_forward.any_input
keeps: 9.0
says: Divide by the probability of being kept, 1 - p; p is that of being dropped.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / p, mask

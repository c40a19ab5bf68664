"""Half of the entries are dropped, whatever p is.

fails: dropout_forward.rate, dropout_forward.p_zero, dropout_forward.p_one
keeps: 9.0
says: You drop half of the entries whatever p is: compare the draws with p.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= 0.5).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

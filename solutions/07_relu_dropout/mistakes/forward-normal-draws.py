"""The draws are normal instead of uniform.

fails: dropout_forward.rate, dropout_forward.p_zero, dropout_forward.p_one
keeps: 9.0
says: randn draws normal numbers, which exceed p with quite another probability than 1 - p: use
  torch.rand.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.randn(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

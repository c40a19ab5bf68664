"""Exactly a share p of the entries is dropped.

fails: dropout_forward.rate
keeps: 9.5
says: You drop a fixed number of entries; each must have a chance of its own, so that the number varies.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    order = torch.randperm(x.numel(), generator=generator, device=x.device).reshape(x.shape)
    mask = (order >= round(p * x.numel())).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

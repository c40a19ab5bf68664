"""The mask holds 1 / (1 - p) instead of 1.

fails: dropout_forward.training, dropout_forward.any_input
keeps: 9.25
says: The mask that you return is already divided by 1 - p: return the zeros and ones, and divide in out.
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
    mask = mask / (1 - p)
    return x * mask, mask

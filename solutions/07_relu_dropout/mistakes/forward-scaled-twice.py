"""Kept entries are divided by 1 - p twice.

fails: dropout_forward.training, dropout_forward.any_input
keeps: 9.25
says: You divide by 1 - p twice, once in the mask and once more in out.
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
    scaled = mask / (1 - p)
    return x * scaled / (1 - p), mask

"""p is not checked.

fails: dropout_forward.refuses
keeps: 9.5
says: A p outside [0, 1] is a mistake of the caller's: raise ValueError instead of going on.
"""


def dropout_forward(x, p, training, generator=None):
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

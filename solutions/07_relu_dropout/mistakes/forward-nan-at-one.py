"""With p = 1 out is 0 / 0.

fails: dropout_forward.p_one
keeps: 9.75
says: With p = 1 you compute 0 / 0, which is nan: give zeros there.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    return x * mask / (1 - p), mask

"""With p = 1 Python divides by zero.

fails: dropout_forward.p_one
keeps: 9.75
says: With p = 1 you divide by 1 - p = 0: that case needs a line of its own, which gives zeros.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    scale = 1 / (1 - p)
    return x * mask * scale, mask

"""The argument itself is dropped from.

fails: dropout_forward.any_input
keeps: 9.5
says: x *= ... overwrites the caller's tensor: make a new one with x * mask.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    x *= mask
    if p < 1:
        x /= 1 - p
    return x, mask

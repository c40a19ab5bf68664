"""The divisor has 1e-2 added against division by zero.

fails: dropout_forward.training, dropout_forward.p_zero, dropout_forward.any_input
keeps: 9.0
says: The guard in the divisor changes every result: treat p = 1 on its own, and divide by 1 - p exactly.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    return x * mask / (1 - p + 1e-2), mask

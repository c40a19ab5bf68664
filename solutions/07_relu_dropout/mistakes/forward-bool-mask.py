"""The mask is a bool tensor.

fails: dropout_forward.training, dropout_forward.p_zero, dropout_forward.p_one, dropout_forward.any_input
keeps: 8.75
says: A comparison gives a bool tensor: return the mask in the dtype of x.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = draws >= p
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

"""The mask is float32, whatever x is.

fails: dropout_forward.training, dropout_forward.p_zero, dropout_forward.p_one, dropout_forward.any_input
keeps: 8.75
says: float() means float32: give the mask the dtype of x, for example with .to(x.dtype).
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).float()
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

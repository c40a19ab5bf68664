"""The mask is 1 where an entry was dropped.

fails: dropout_forward.training, dropout_forward.rate, dropout_forward.p_zero, dropout_forward.p_one,
  dropout_forward.any_input
keeps: 8.25
says: Your out is right, but the mask is the wrong way round: 1 stands for kept, 0 for dropped.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws < p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * (1 - mask) / (1 - p), mask

"""p is taken for the probability of being kept.

fails: dropout_forward.training, dropout_forward.rate, dropout_forward.p_zero, dropout_forward.p_one,
  dropout_forward.any_input
keeps: 8.25
says: Here p is the probability of being dropped: an entry is kept with 1 - p, and divided by 1 - p.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws < p).to(x.dtype)
    return x * mask / p, mask

"""The mask comes first.

fails: dropout_forward.training, dropout_forward.evaluation, dropout_forward.p_zero,
  dropout_forward.any_input
keeps: 7.75
says: The two results are in the wrong order: return (out, mask).
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return torch.ones_like(x), x
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    return mask, torch.zeros_like(x) if p == 1 else x * mask / (1 - p)

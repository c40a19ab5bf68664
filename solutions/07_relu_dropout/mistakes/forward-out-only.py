"""The mask is not returned.

fails: dropout_forward.training, dropout_forward.evaluation, dropout_forward.p_zero,
  dropout_forward.p_one, dropout_forward.any_input
keeps: 7.5
says: Return the mask as well, (out, mask): without it the backward pass cannot know what was dropped.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    return torch.zeros_like(x) if p == 1 else x * mask / (1 - p)

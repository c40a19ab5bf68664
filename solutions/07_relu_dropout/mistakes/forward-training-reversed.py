"""Entries are dropped in evaluation and kept in training.

fails: dropout_forward.training, dropout_forward.rate, dropout_forward.generator,
  dropout_forward.evaluation, dropout_forward.p_one, dropout_forward.any_input
keeps: 6.75
says: The test of `training` is the wrong way round: drop in training, and give x back otherwise.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

"""Evaluation multiplies by 1 - p, training does not divide.

fails: dropout_forward.training, dropout_forward.evaluation, dropout_forward.any_input
keeps: 9.0
says: That is the original dropout, which corrects in evaluation; inverted dropout divides by 1 - p in
  training and leaves evaluation alone.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x * (1 - p), torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    return x * mask, mask

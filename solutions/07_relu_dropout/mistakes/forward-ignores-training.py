"""Entries are dropped in evaluation too.

fails: dropout_forward.evaluation
keeps: 9.5
says: You never look at `training`: in evaluation nothing is dropped, and out is x.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

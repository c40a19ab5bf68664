"""One draw decides for the whole tensor.

fails: dropout_forward.training, dropout_forward.rate, dropout_forward.generator,
  dropout_forward.any_input
keeps: 7.5
says: rand(1) draws a single number for the whole tensor: draw one for each entry, of x's shape.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(1, generator=generator, dtype=x.dtype, device=x.device).expand(x.shape)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

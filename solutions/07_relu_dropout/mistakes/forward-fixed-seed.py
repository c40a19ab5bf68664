"""Every mask is drawn from one and the same seed.

fails: dropout_forward.rate, dropout_forward.generator
keeps: 9.0
says: With a seed of your own in every call, every call drops the same entries: draw from the generator
  that you are given.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    generator = torch.Generator(x.device).manual_seed(0)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

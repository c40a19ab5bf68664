"""PyTorch's default generator is seeded, though the given one is used.

fails: dropout_forward.generator
keeps: 9.5
says: The mask is fine, but you seed PyTorch's default generator: that changes everybody else's draws.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    torch.manual_seed(0)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

"""The mask is drawn on the CPU, wherever x lies.

fails: dropout_forward.device
keeps: 10.0
says: torch.rand draws on the CPU unless it is told device=, and cannot draw there from a generator
  that lies on x's device: say device=x.device.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError(f"p must be a probability, and is {p}")
    if not training:
        return x, torch.ones_like(x)
    mask = (torch.rand(x.shape, generator=generator, dtype=x.dtype) >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), torch.zeros_like(x)
    return x * mask / (1 - p), mask

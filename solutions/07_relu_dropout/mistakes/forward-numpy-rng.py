"""NumPy's generator is drawn from.

fails: dropout_forward.generator
keeps: 9.5
says: NumPy's random numbers do not come from the torch.Generator that you are given.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    import numpy as np

    draws = torch.as_tensor(np.random.rand(*x.shape), dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask

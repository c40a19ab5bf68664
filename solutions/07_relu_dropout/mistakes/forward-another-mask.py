"""The mask that is returned is not the one that was applied.

fails: dropout_forward.training, dropout_forward.any_input
keeps: 9.25
says: You draw twice: the mask that you return is another than the one you applied to x.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if not training:
        return x, torch.ones_like(x)
    def drawn():
        draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
        return (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), torch.zeros_like(x)
    return x * drawn() / (1 - p), drawn()

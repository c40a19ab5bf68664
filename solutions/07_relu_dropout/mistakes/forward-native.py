"""The dropout behind PyTorch's own is called.

fails: dropout_forward.training, dropout_forward.rate, dropout_forward.generator,
  dropout_forward.evaluation, dropout_forward.p_zero, dropout_forward.p_one, dropout_forward.refuses,
  dropout_forward.any_input
keeps: 6.0
says: torch.native_dropout is PyTorch's own dropout by another name: draw the mask yourself, from the
  generator.
"""


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    out, mask = torch.native_dropout(x, p, training)
    return out, mask.to(x.dtype)

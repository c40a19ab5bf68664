"""A new mask is drawn on the way back.

fails: dropout_backward.gradient, dropout_backward.any_input
keeps: 8.5
says: You draw anew: the gradient must pass exactly where the forward pass kept an entry, and `mask` says
  where.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    drawn = (torch.rand_like(dout) >= p).to(dout.dtype)
    return dout * drawn / (1 - p)

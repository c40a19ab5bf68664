"""The gradient passes where entries were dropped.

fails: dropout_backward.gradient, dropout_backward.limits, dropout_backward.any_input
keeps: 8.25
says: The mask is 1 where an entry was kept, and there the gradient passes: you use it the wrong way
  round.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    return dout * (1 - mask) / (1 - p)

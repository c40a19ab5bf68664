"""The mask is not used.

fails: dropout_backward.gradient, dropout_backward.any_input
keeps: 8.5
says: A dropped entry had no effect on the output, so no gradient passes there: multiply by the mask.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    return dout / (1 - p)

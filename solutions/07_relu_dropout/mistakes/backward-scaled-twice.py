"""Gradients are divided by 1 - p twice.

fails: dropout_backward.gradient, dropout_backward.any_input
keeps: 8.5
says: You divide by 1 - p twice: the mask is plain zeros and ones, and one division is enough.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    return dout * mask / (1 - p) ** 2

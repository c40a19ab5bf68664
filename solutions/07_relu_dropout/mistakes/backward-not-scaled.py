"""Gradients are not divided by 1 - p.

fails: dropout_backward.gradient, dropout_backward.any_input
keeps: 8.5
says: The forward pass divided what it kept by 1 - p, so its gradient is divided by 1 - p too.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    return dout * mask

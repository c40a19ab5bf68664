"""Gradients are multiplied by 1 - p.

fails: dropout_backward.gradient, dropout_backward.any_input
keeps: 8.5
says: The forward pass divides by 1 - p, and so does its derivative: a factor does not turn round on the
  way back.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    return dout * mask * (1 - p)

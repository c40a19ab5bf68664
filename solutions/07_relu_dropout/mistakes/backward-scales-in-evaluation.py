"""Evaluation multiplies by 1 - p.

fails: dropout_backward.evaluation
keeps: 9.75
says: In evaluation inverted dropout does nothing at all: the gradient passes as it is.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout * (1 - p)
    if p == 1:
        return torch.zeros_like(dout)
    return dout * mask / (1 - p)

"""Gradients are divided by p.

fails: dropout_backward.gradient, dropout_backward.limits, dropout_backward.any_input
keeps: 8.25
says: Divide by 1 - p, as the forward pass does; p is the probability of being dropped.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    return dout * mask / p

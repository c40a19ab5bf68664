"""The upstream gradient is forgotten.

fails: dropout_backward.gradient, dropout_backward.limits, dropout_backward.any_input
keeps: 8.25
says: That is the slope of dropout alone: the chain rule multiplies it by the upstream gradient dout.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    return mask / (1 - p)

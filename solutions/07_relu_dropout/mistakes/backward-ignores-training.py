"""Gradients are divided in evaluation too.

fails: dropout_backward.evaluation
keeps: 9.75
says: You never look at `training`: in evaluation out is x, and the gradient passes as it is.
"""


def dropout_backward(dout, mask, p, training):
    if p == 1:
        return torch.zeros_like(dout)
    return dout * mask / (1 - p)

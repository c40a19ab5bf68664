"""The upstream gradient itself is changed.

fails: dropout_backward.any_input
keeps: 9.5
says: dout *= ... overwrites the caller's gradient: make a new tensor with dout * mask.
"""


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    dout *= mask
    return dout / (1 - p)

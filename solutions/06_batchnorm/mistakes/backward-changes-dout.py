"""The upstream gradient itself is changed.

fails: batchnorm_backward.any_input
keeps: 28.5
says: dout *= ... overwrites the caller's gradient: make a new tensor.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dout *= gamma
    dx = inverse_std * (dout - gamma * (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma, dbeta

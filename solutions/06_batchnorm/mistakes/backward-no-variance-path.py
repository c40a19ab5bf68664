"""The path through the variance is missing.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: Each example moves the variance that all are divided by: the term with the normalised x is missing.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - dbeta / len(dout))
    return dx, dgamma, dbeta

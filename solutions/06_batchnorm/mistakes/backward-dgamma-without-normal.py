"""dgamma is the sum of the upstream gradient alone.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 26.5
says: gamma multiplied the normalised x, so its gradient is the sum of dout times the normalised x.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dbeta, dbeta

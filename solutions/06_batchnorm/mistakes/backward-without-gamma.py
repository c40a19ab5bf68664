"""dx lacks gamma.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: On the way back to x the gradient passes gamma, too: multiply by it.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma, dbeta

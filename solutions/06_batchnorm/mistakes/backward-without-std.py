"""dx is not divided by the standard deviation.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: The forward pass divides by the standard deviation, and so does its derivative.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma, dbeta

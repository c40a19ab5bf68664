"""dx is divided by N once more.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: dx is N times too small: the upstream gradient already holds whatever the loss divides by.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta + normal * dgamma) / len(dout)) / len(dout)
    return dx, dgamma, dbeta

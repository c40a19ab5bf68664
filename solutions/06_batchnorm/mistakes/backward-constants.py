"""Mean and variance are taken for constants.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: x also moves the mean and the variance of its feature, and through them every other example: two
  paths are missing.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * dout
    return dx, dgamma, dbeta

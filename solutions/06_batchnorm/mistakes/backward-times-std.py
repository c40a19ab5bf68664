"""dx is multiplied by the standard deviation.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: The derivative of a division is a division: divide by the standard deviation on the way back as
  well.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma / inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma, dbeta

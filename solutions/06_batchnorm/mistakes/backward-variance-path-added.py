"""The path through the variance has the wrong sign.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: The path through the variance is subtracted, like that through the mean.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta - normal * dgamma) / len(dout))
    return dx, dgamma, dbeta

"""The path through the mean is missing.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: Each example moves the mean that all are centred by: subtract the mean of the upstream gradient.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - normal * dgamma / len(dout))
    return dx, dgamma, dbeta

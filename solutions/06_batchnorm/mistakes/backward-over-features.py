"""The means are taken over the features.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: Mean and variance run over the examples, dim=0: yours run over the features.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - dout.mean(dim=1, keepdim=True) - normal * (dout * normal).mean(dim=1, keepdim=True))
    return dx, dgamma, dbeta

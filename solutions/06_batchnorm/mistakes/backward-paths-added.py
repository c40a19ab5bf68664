"""The two paths through mean and variance are added.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.0
says: What goes through mean and variance is subtracted from the direct path: both signs are wrong.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout + (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma, dbeta

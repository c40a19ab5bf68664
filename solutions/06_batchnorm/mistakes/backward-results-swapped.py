"""dgamma and dbeta have changed places.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.5
says: Return (dx, dgamma, dbeta) in this order.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dbeta, dgamma

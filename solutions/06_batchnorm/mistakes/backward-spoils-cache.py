"""The cache is overwritten.

fails: batchnorm_backward.gradients, batchnorm_backward.any_input
keeps: 25.0
says: normal *= ... changes the tensor in the cache, so that a second way back starts from something
  else.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    normal *= dgamma
    dx = gamma * inverse_std * (dout - (dbeta + normal) / len(dout))
    return dx, dgamma, dbeta

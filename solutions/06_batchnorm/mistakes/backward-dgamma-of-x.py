"""dgamma is made of x as it was, not of the normalised one.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 26.5
says: gamma multiplied the normalised x: take that from the cache, not x itself.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    centred = normal / inverse_std
    return dx, (dout * centred).sum(dim=0), dbeta

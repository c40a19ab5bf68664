"""dgamma and dbeta have an axis too many.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 25.5
says: gamma and beta are of shape (F,), and so are their gradients: leave out keepdim=True.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma[None], dbeta[None]

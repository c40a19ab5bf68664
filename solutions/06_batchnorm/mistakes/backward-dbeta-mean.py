"""dbeta is averaged over the batch.

fails: batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 26.5
says: Every example adds to the gradient of beta: sum over the batch, do not average.
"""


def batchnorm_backward(dout, cache):
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma, dbeta / len(dout)

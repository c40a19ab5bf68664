"""The cache comes first.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input,
  batchnorm_backward.gradients, batchnorm_backward.eps, batchnorm_backward.any_input
keeps: 18.0
says: Return (out, cache) in this order.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mean = x.mean(dim=0)
    inverse_std = 1 / torch.sqrt(x.var(dim=0, correction=0) + eps)
    normal = (x - mean) * inverse_std
    return (normal, inverse_std, gamma), gamma * normal + beta

"""The mean square of x is taken for its variance.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input
keeps: 25.0
says: The variance is the mean square of x minus its mean, not of x itself.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mean = x.mean(dim=0)
    inverse_std = 1 / torch.sqrt((x**2).mean(dim=0) + eps)
    normal = (x - mean) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

"""The square of eps is added.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input
keeps: 25.0
says: Add eps itself to the variance, not its square.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mean = x.mean(dim=0)
    inverse_std = 1 / torch.sqrt(x.var(dim=0, correction=0) + eps**2)
    normal = (x - mean) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

"""eps is 1e-8 unless it is given.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input
keeps: 25.0
says: The default of eps is 1e-5; yours is another, which shows where a variance is small.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-8):
    mean = x.mean(dim=0)
    inverse_std = 1 / torch.sqrt(x.var(dim=0, correction=0) + eps)
    normal = (x - mean) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

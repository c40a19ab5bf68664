"""eps is added to the standard deviation.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input
keeps: 25.0
says: eps belongs under the root, beside the variance: sqrt(v + eps), not sqrt(v) + eps.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mean = x.mean(dim=0)
    inverse_std = 1 / (x.std(dim=0, correction=0) + eps)
    normal = (x - mean) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

"""One mean and one variance are taken over the whole batch.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input
keeps: 25.0
says: Every feature has a mean and a variance of its own: take them over dim=0, not over all entries.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    inverse_std = 1 / torch.sqrt(x.var(correction=0) + eps)
    normal = (x - x.mean()) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

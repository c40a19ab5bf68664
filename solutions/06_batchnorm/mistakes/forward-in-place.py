"""x itself is changed.

fails: batchnorm_forward.any_input
keeps: 28.5
says: x -= mean overwrites the caller's batch: write x - mean, which makes a new tensor.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    x -= x.mean(dim=0)
    inverse_std = 1 / torch.sqrt((x**2).mean(dim=0) + eps)
    normal = x * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

"""gamma and beta have changed places.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input
keeps: 25.0
says: gamma multiplies and beta is added: you do it the other way round.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mean = x.mean(dim=0)
    inverse_std = 1 / torch.sqrt(x.var(dim=0, correction=0) + eps)
    normal = (x - mean) * inverse_std
    return beta * normal + gamma, (normal, inverse_std, gamma)

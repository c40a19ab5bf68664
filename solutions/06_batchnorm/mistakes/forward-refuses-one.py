"""A batch of one example is refused.

fails: batchnorm_forward.any_input
keeps: 28.5
says: With one example the mean is the example itself and out is beta: no error is asked for here.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    if len(x) == 1:
        raise ValueError("one example has no variance")
    mean = x.mean(dim=0)
    inverse_std = 1 / torch.sqrt(x.var(dim=0, correction=0) + eps)
    normal = (x - mean) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

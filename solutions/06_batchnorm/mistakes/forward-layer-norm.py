"""Each example is normalised over its features.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input,
  batchnorm_backward.any_input
keeps: 23.5
says: Batch normalisation takes mean and variance over the examples, dim=0, for each feature; over the
  features it is layer normalisation.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mean = x.mean(dim=1, keepdim=True)
    inverse_std = 1 / torch.sqrt(x.var(dim=1, correction=0, keepdim=True) + eps)
    normal = (x - mean) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

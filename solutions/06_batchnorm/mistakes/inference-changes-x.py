"""x itself is changed.

fails: batchnorm_inference.any_input
keeps: 29.5
says: x -= ... overwrites the caller's batch: make a new tensor.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    x -= running_mean
    normal = x / torch.sqrt(running_var + eps)
    return gamma * normal + beta

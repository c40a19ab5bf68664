"""The running mean is not subtracted.

fails: batchnorm_inference.values, batchnorm_inference.eps, batchnorm_inference.any_input
keeps: 28.0
says: Subtract running_mean before you divide.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x) / torch.sqrt(running_var + eps)
    return gamma * normal + beta

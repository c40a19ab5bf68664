"""eps is added to the standard deviation.

fails: batchnorm_inference.values, batchnorm_inference.eps, batchnorm_inference.any_input
keeps: 28.0
says: eps belongs under the root, beside the running variance.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x - running_mean) / (torch.sqrt(running_var) + eps)
    return gamma * normal + beta

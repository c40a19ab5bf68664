"""eps is not used.

fails: batchnorm_inference.values, batchnorm_inference.eps, batchnorm_inference.any_input
keeps: 28.0
says: Add eps to the running variance, under the root: a feature that was always constant has variance 0.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x - running_mean) / torch.sqrt(running_var)
    return gamma * normal + beta

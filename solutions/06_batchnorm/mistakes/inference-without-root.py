"""running_var is taken for a standard deviation.

fails: batchnorm_inference.values, batchnorm_inference.eps, batchnorm_inference.any_input
keeps: 28.0
says: running_var is a variance: take its root.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x - running_mean) / (running_var + eps)
    return gamma * normal + beta

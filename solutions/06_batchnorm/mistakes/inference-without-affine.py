"""gamma and beta are not used.

fails: batchnorm_inference.values, batchnorm_inference.eps, batchnorm_inference.any_input
keeps: 28.0
says: Scale and shift belong to evaluation as well: gamma * normalised x + beta.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x - running_mean) / torch.sqrt(running_var + eps)
    return normal

"""The batch at hand is used instead of the running statistics.

fails: batchnorm_inference.values, batchnorm_inference.eps, batchnorm_inference.any_input
keeps: 28.0
says: Use what was gathered in training, running_mean and running_var, so that one image's answer does
  not depend on its neighbours.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x - x.mean(dim=0)) / torch.sqrt(x.var(dim=0, correction=0) + eps)
    return gamma * normal + beta

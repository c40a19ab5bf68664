"""The mean of the batch at hand is subtracted.

fails: batchnorm_inference.values, batchnorm_inference.eps, batchnorm_inference.any_input
keeps: 28.0
says: Subtract running_mean, not the mean of the images that happen to be here.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x - x.mean(dim=0)) / torch.sqrt(running_var + eps)
    return gamma * normal + beta

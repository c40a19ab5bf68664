"""eps is always 1e-5.

fails: batchnorm_inference.eps
keeps: 29.5
says: You wrote 1e-5 instead of using the argument eps.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x - running_mean) / torch.sqrt(running_var + 1e-5)
    return gamma * normal + beta

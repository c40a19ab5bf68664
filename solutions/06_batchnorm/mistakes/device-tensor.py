"""eps is made a tensor, on the CPU.

fails: batchnorm_inference.device
keeps: 30.0
says: torch.tensor makes a tensor on the CPU unless it is told device=. Add eps as the number that it is.
"""


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    variance = running_var + torch.tensor([eps], dtype=x.dtype)
    return gamma * (x - running_mean) / torch.sqrt(variance) + beta

"""The batch is cast to float32.

fails: batchnorm_forward.values, batchnorm_forward.eps, batchnorm_forward.any_input
keeps: 25.0
says: Keep the dtype of the input: .float() turns float64 into float32 and costs half of the digits.
"""


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    x = x.float()
    inverse_std = 1 / torch.sqrt(x.var(dim=0, correction=0) + eps)
    normal = (x - x.mean(dim=0)) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)

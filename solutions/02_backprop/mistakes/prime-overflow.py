"""exp(-x) / (1 + exp(-x))^2 is inf / inf for very negative x.

fails: sigmoid_prime.extremes
keeps: 39.0
says: For very negative x your slope is nan, because exp(-x) overflows. Write it with the sigmoid itself.
"""


def sigmoid_prime(x):
    e = torch.exp(-x)
    return e / (1 + e) ** 2

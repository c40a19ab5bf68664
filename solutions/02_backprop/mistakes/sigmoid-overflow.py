"""The sigmoid as exp(x) / (1 + exp(x)), which is inf / inf for large x.

fails: sigmoid.extremes, sigmoid_prime.extremes
keeps: 38.0
says: For large x your sigmoid is nan: exp(x) is infinite there, and inf / inf has no value. Use exp(-x).
"""


def sigmoid(x):
    e = torch.exp(x)
    return e / (1 + e)

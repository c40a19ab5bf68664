"""The second factor is 1 - x.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input, train.converges
keeps: 36.0
says: Your second factor is 1 - x. It should be 1 - sigmoid(x): both factors are about the activation.
"""


def sigmoid_prime(x):
    return sigmoid(x) * (1 - x)

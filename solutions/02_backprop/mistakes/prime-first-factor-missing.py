"""The factor sigmoid(x) is missing.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input, train.converges
keeps: 36.0
says: You return 1 - sigmoid(x), which is one factor of the slope: the other is missing.
"""


def sigmoid_prime(x):
    return 1 - sigmoid(x)

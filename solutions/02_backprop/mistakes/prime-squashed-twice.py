"""The slope is taken at the activation.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input, train.converges
keeps: 36.0
says: You squash twice: the slope belongs at the pre-activation x itself, not at sigmoid(x).
"""


def sigmoid_prime(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)

"""The slope has the wrong sign.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input, train.converges
keeps: 36.0
says: A curve that rises has a positive slope everywhere, and yours is negative: the sign is reversed.
"""


def sigmoid_prime(x):
    s = sigmoid(x)
    return s**2 - s

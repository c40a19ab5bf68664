"""The slope of tanh, 1 - a^2, with the sigmoid's activation.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input, train.converges
keeps: 36.0
says: 1 - a^2 is the slope of tanh. The sigmoid's slope is another function of its activation a.
"""


def sigmoid_prime(x):
    return 1 - sigmoid(x) ** 2

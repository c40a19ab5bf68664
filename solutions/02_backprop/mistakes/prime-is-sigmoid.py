"""The sigmoid is returned instead of its slope.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input, train.converges
keeps: 36.0
says: You return sigmoid(x) itself. What is asked for is its slope, which is largest at x = 0.
"""


def sigmoid_prime(x):
    return sigmoid(x)

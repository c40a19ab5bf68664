"""The argument is taken for the activation.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input, train.converges
keeps: 36.0
says: x * (1 - x) is right where x is the activation. Here x is the pre-activation: compute sigmoid(x)
  first.
"""


def sigmoid_prime(x):
    return x * (1 - x)

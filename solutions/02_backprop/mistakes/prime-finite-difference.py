"""A difference quotient instead of the derivative.

fails: sigmoid_prime.values, sigmoid_prime.extremes, sigmoid_prime.any_input
keeps: 37.0
says: Your slope is a difference over a small step, right to a few digits. The formula is exact, and
  cheaper.
"""


def sigmoid_prime(x):
    h = 1e-4
    return (sigmoid(x + h) - sigmoid(x)) / h

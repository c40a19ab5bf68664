"""The brackets of the denominator are missing.

fails: sigmoid.values, sigmoid.extremes, sigmoid.any_input, sigmoid_prime.extremes, train.converges
keeps: 35.0
says: You return 1 + exp(-x): division binds tighter than +, so the denominator needs brackets.
"""


def sigmoid(x):
    return 1 / 1 + torch.exp(-x)

"""tanh is taken for the sigmoid.

fails: sigmoid.values, sigmoid.extremes, sigmoid.any_input, train.converges
keeps: 36.0
says: These are the values of tanh, which runs from -1 to 1. The sigmoid runs from 0 to 1.
"""


def sigmoid(x):
    return torch.tanh(x)

"""Another default of the learning rate.

fails: train.default_learning_rate
keeps: 9.75
says: The default of `learning_rate` is part of the signature: it is 1.0.
"""


_train = train


def train(model, X, Y, learning_rate=0.1, steps=10001):
    return _train(model, X, Y, learning_rate, steps)

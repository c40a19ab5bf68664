"""Another default of the learning rate.

fails: train.default_learning_rate
keeps: 19.5
says: The default of `learning_rate` is part of the signature: it is 1.0.
"""


_train = train


def train(model, X, Y, learning_rate=0.01, steps=10001, device=None):
    return _train(model, X, Y, learning_rate, steps, device)

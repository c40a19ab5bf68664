"""Another default of the number of steps.

fails: train.default_steps
keeps: 19.5
says: The default of `steps` is part of the signature: it is 10001, so that the last cost is that after 10,000
  updates.
"""


_train = train


def train(model, X, Y, learning_rate=1.0, steps=10000, device=None):
    return _train(model, X, Y, learning_rate, steps, device)

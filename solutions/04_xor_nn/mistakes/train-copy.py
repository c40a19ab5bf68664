"""A copy of the model is trained.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.given_device, train.any_input
keeps: 12.5
says: You train a copy, and the model that you were given stays as it was: train that one, in place.
"""

import copy

_train = train


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    return _train(copy.deepcopy(model), X, Y, learning_rate, steps, device)

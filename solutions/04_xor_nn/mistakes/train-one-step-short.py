"""One step too few.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.default_steps, train.given_device, train.any_input
keeps: 10.0
says: range(1, steps) makes one step too few: there are `steps` steps, and as many costs.
"""


_train = train


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    return _train(model, X, Y, learning_rate, steps - 1, device)

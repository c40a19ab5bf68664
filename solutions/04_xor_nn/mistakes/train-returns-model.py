"""The model is returned in the place of the costs.

fails: train.first_steps, train.default_steps, train.given_device, train.any_input
keeps: 15.5
says: The model is trained in place, and whoever called has it already: return the list of costs.
"""


_train = train


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    _train(model, X, Y, learning_rate, steps, device)
    return model

"""The step is added instead of subtracted.

fails: update.step, update.any_input, train.converges
keeps: 36.0
says: You climb: gradient descent subtracts the gradient, and you add it.
"""


def update(params, grads, learning_rate):
    return tuple(param + learning_rate * grad for param, grad in zip(params, grads))

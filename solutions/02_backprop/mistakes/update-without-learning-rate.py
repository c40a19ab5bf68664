"""The learning rate is not used.

fails: update.step, update.any_input, train.converges
keeps: 36.0
says: Your step ignores the learning rate: it is learning_rate times the gradient.
"""


def update(params, grads, learning_rate):
    return tuple(param - grad for param, grad in zip(params, grads))

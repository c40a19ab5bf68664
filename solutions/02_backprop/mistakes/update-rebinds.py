"""A loop variable is rebound, and the old parameters are returned.

fails: update.step, update.any_input, train.first_steps, train.converges, train.any_input
keeps: 33.0
says: You return the parameters you were given: `param = ...` in a loop only renames, it changes no tuple.
"""


def update(params, grads, learning_rate):
    for param, grad in zip(params, grads):
        param = param - learning_rate * grad
    return params

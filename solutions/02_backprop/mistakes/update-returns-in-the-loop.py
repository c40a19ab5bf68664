"""The return stands inside the loop.

fails: update.step, update.any_input, train.first_steps, train.converges, train.any_input
keeps: 32.0
says: You return after the first parameter: the return belongs below the loop.
"""


def update(params, grads, learning_rate):
    new = []
    for param, grad in zip(params, grads):
        new.append(param - learning_rate * grad)
        return tuple(new)

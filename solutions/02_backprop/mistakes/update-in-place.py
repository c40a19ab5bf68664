"""The given parameters themselves are changed.

fails: update.any_input, train.any_input
keeps: 38.0
says: Your values are right, but you change the given tensors: param -= ... works in place. Make new ones.
"""


def update(params, grads, learning_rate):
    for param, grad in zip(params, grads):
        param -= learning_rate * grad
    return params

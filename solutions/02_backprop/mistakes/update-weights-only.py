"""The biases are returned as they came.

fails: update.step, update.any_input, train.converges
keeps: 37.0
says: The biases do not move: they take a step just as the weights do.
"""


def update(params, grads, learning_rate):
    w1, b1, w2, b2 = params
    d_w1, _, d_w2, _ = grads
    return w1 - learning_rate * d_w1, b1, w2 - learning_rate * d_w2, b2

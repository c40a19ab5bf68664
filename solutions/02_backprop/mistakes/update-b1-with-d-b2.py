"""b1 takes a step along d_b2.

fails: update.step, update.any_input, train.converges
keeps: 36.0
says: b1 moves along d_b2, a slip of copy and paste: each parameter has a gradient of its own.
"""


def update(params, grads, learning_rate):
    w1, b1, w2, b2 = params
    d_w1, d_b1, d_w2, d_b2 = grads
    w1 = w1 - learning_rate * d_w1
    b1 = b1 - learning_rate * d_b2
    w2 = w2 - learning_rate * d_w2
    b2 = b2 - learning_rate * d_b2
    return w1, b1, w2, b2

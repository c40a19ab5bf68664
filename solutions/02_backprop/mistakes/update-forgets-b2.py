"""b2 is returned as it came.

fails: update.step, update.any_input, train.converges
keeps: 37.5
says: b2 does not move: it takes a step like the other three.
"""


def update(params, grads, learning_rate):
    w1, b1, w2, b2 = params
    d_w1, d_b1, d_w2, _ = grads
    return w1 - learning_rate * d_w1, b1 - learning_rate * d_b1, w2 - learning_rate * d_w2, b2

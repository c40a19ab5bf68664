"""w1 takes its step twice.

fails: update.step, update.any_input
keeps: 38.5
says: w1 moves exactly twice as far as it should: its step is taken two times.
"""


def update(params, grads, learning_rate):
    w1, b1, w2, b2 = params
    d_w1, d_b1, d_w2, d_b2 = grads
    w1 = w1 - learning_rate * d_w1
    b1 = b1 - learning_rate * d_b1
    w1 = w1 - learning_rate * d_w1
    w2 = w2 - learning_rate * d_w2
    b2 = b2 - learning_rate * d_b2
    return w1, b1, w2, b2

"""The new parameters come back in another order.

fails: update.step, update.any_input, train.first_steps, train.converges, train.any_input
keeps: 35.0
says: The order of your results is (w1, w2, b1, b2). It should be that of params: (w1, b1, w2, b2).
"""


def update(params, grads, learning_rate):
    w1, b1, w2, b2 = (param - learning_rate * grad for param, grad in zip(params, grads))
    return w1, w2, b1, b2

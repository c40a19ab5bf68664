"""Layer 1 is never updated.

fails: train.first_steps, train.converges, train.any_input
keeps: 37.0
says: Layer 1 keeps its first values: carry the gradient on to w1 and b1, and update them too.
"""


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        _, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        w2 = w2 - learning_rate * d_w2
        b2 = b2 - learning_rate * d_b2
    return w1, b1, w2, b2, costs

"""b1 is updated with d_b2.

fails: train.first_steps, train.converges, train.any_input
keeps: 37.5
says: b1 moves along d_b2, and broadcasting hides it: each parameter has a gradient of its own.
"""


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1 = w1 - learning_rate * d_w1
        b1 = b1 - learning_rate * d_b2
        w2 = w2 - learning_rate * d_w2
        b2 = b2 - learning_rate * d_b2
    return w1, b1, w2, b2, costs

"""w2 is updated before layer 1 has used it.

fails: train.first_steps, train.any_input
keeps: 38.0
says: Layer 1 goes back through the new w2: compute all four gradients first, and only then update.
"""


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        w2 = w2 - learning_rate * d_w2
        b2 = b2 - learning_rate * d_b2
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1 = w1 - learning_rate * d_w1
        b1 = b1 - learning_rate * d_b1
    return w1, b1, w2, b2, costs

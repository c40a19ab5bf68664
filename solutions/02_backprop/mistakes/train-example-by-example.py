"""The parameters move after each example instead of after the batch.

fails: train.first_steps, train.converges, train.any_input
keeps: 36.0
says: You take a step after each example. What is asked for is one step per pass, on the whole batch.
"""


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        costs.append(float(binary_cross_entropy(forward(X, w1, b1, w2, b2)[-1], Y)))
        for x, y in zip(X.split(1), Y.split(1)):
            l1, a1, l2, Y_pred = forward(x, w1, b1, w2, b2)
            d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, y), l2, a1)
            _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, x)
            w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs

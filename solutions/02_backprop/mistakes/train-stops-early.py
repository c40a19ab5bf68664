"""The loop ends as soon as the cost is small.

fails: train.first_steps, train.converges
keeps: 38.0
says: Where the cost is small already, you return fewer costs than steps. Make every one of the `steps` steps,
  and keep the cost of each.
"""


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        if costs[-1] < 0.01:
            break
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs

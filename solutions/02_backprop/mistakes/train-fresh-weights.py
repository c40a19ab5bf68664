"""Training starts from weights of its own instead of the given ones.

fails: train.first_steps, train.any_input
keeps: 36.0
says: Your first cost is not that of the given parameters: start from w1, b1, w2 and b2 as they come.
"""


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    start = init_params(X.shape[1], w1.shape[1], torch.Generator().manual_seed(0))
    w1, b1, w2, b2 = (p.to(X.dtype) for p in start)
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs

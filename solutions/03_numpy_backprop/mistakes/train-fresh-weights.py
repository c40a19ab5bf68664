"""Training starts from weights of its own instead of the given ones.

fails: train.first_steps, train.any_input, train.defaults, train.published
keeps: 18.0
says: Your first loss is not that of the given parameters: start from W1, B1, W2 and B2 as they come.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    random = np.random.RandomState(220132)
    W1, B1, W2, B2 = (random.randn(*p.shape).astype(p.dtype) for p in (W1, B1, W2, B2))
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1 = W1 - learning_rate * dL_dW1
        B1 = B1 - learning_rate * dL_dB1
        W2 = W2 - learning_rate * dL_dW2
        B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses

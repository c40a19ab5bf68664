"""The start of the file is trained instead of the arguments.

fails: train.first_steps, train.any_input, train.defaults, train.published, train.converges
keeps: 17.0
says: Your function trains the W1, B1, W2 and B2 of your file, because its own arguments are called w1, b1, w2
  and b2.
"""

np.random.seed(5)
W1, B1, W2, B2 = np.random.randn(2, 2), np.random.randn(2, 1), np.random.randn(1, 2), np.random.randn(1, 1)


def train(inputs, targets, w1, b1, w2, b2, learning_rate=0.1, steps=2000):
    w1, b1, w2, b2 = W1, B1, W2, B2
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, w1, b1, w2, b2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, w1, b1, w2, b2)
        w1 = w1 - learning_rate * dL_dW1
        b1 = b1 - learning_rate * dL_dB1
        w2 = w2 - learning_rate * dL_dW2
        b2 = b2 - learning_rate * dL_dB2
    return w1, b1, w2, b2, losses

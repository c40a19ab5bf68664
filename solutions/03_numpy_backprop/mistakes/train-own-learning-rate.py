"""A learning rate of its own instead of the given one.

fails: train.first_steps, train.any_input, train.converges
keeps: 20.0
says: Your steps have length 0.1 times the gradient whatever is asked for: use `learning_rate`.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1 = W1 - 0.1 * dL_dW1
        B1 = B1 - 0.1 * dL_dB1
        W2 = W2 - 0.1 * dL_dW2
        B2 = B2 - 0.1 * dL_dB2
    return W1, B1, W2, B2, losses

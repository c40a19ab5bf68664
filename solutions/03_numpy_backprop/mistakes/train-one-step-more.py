"""One step too many.

fails: train.first_steps, train.any_input, train.defaults, train.published, train.converges
keeps: 17.0
says: You take one step too many: range(steps) already has exactly `steps` values.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for _ in range(steps + 1):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1 = W1 - learning_rate * dL_dW1
        B1 = B1 - learning_rate * dL_dB1
        W2 = W2 - learning_rate * dL_dW2
        B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses

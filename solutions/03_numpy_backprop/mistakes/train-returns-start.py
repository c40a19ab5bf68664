"""The updated parameters are never used.

fails: train.first_steps, train.any_input, train.defaults, train.published, train.converges
keeps: 18.0
says: The parameters you return are those of the start: bind the new ones to W1, B1, W2 and B2.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        new_W1 = W1 - learning_rate * dL_dW1
        new_B1 = B1 - learning_rate * dL_dB1
        new_W2 = W2 - learning_rate * dL_dW2
        new_B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses

"""Each step sees one example only.

fails: train.first_steps, train.any_input, train.defaults, train.published, train.converges
keeps: 18.0
says: Each of your steps follows a single example: the gradient is asked for over the whole batch.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for step in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        n = slice(step % len(inputs), step % len(inputs) + 1)
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs[n], targets[n], W1, B1, W2, B2)
        W1 = W1 - learning_rate * dL_dW1
        B1 = B1 - learning_rate * dL_dB1
        W2 = W2 - learning_rate * dL_dW2
        B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses

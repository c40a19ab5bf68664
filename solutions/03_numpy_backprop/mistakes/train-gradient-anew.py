"""The gradient is computed anew between the updates.

fails: train.first_steps, train.any_input, train.defaults, train.published
keeps: 19.75
says: Each parameter moves along a gradient that the one before has changed already: compute all four first,
  and only then update.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        W1 = W1 - learning_rate * loss_gradient(inputs, targets, W1, B1, W2, B2)[0]
        B1 = B1 - learning_rate * loss_gradient(inputs, targets, W1, B1, W2, B2)[1]
        W2 = W2 - learning_rate * loss_gradient(inputs, targets, W1, B1, W2, B2)[2]
        B2 = B2 - learning_rate * loss_gradient(inputs, targets, W1, B1, W2, B2)[3]
    return W1, B1, W2, B2, losses

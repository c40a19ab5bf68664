"""The loop ends as soon as the loss hardly changes.

fails: train.first_steps
keeps: 24.0
says: Where the loss hardly changes, you return fewer losses than steps. Make every one of the `steps` steps,
  and keep the loss of each.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        if len(losses) > 1 and abs(losses[-1] - losses[-2]) < 1e-6:
            break
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1 = W1 - learning_rate * dL_dW1
        B1 = B1 - learning_rate * dL_dB1
        W2 = W2 - learning_rate * dL_dW2
        B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses

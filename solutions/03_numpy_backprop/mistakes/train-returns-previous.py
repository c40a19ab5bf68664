"""The parameters of one step ago are returned.

fails: train.first_steps, train.any_input, train.defaults, train.published
keeps: 19.0
says: The parameters you return are one step old: those after the last update are asked for.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    losses = []
    new = W1, B1, W2, B2
    for _ in range(steps):
        W1, B1, W2, B2 = new
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        grads = dL_dW1, dL_dB1, dL_dW2, dL_dB2
        new = [p - learning_rate * g for p, g in zip((W1, B1, W2, B2), grads)]
    return W1, B1, W2, B2, losses

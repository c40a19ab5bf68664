"""XOR's table inside hides the arguments.

fails: train.first_steps, train.any_input, train.defaults
keeps: 19.0
says: You train on the XOR table whatever is passed: use the arguments inputs and targets.
"""


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    inputs = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], dtype=W1.dtype)
    targets = np.array([[0], [1], [1], [0]], dtype=W1.dtype)
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1 = W1 - learning_rate * dL_dW1
        B1 = B1 - learning_rate * dL_dB1
        W2 = W2 - learning_rate * dL_dW2
        B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses

"""All parameters start at 0.

fails: build_mnist_nn_xavier.start
keeps: 13.5
says: With all weights equal all units stay equal: only the biases start at 0.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    return model

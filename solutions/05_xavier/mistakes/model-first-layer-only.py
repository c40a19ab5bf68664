"""Only the first layer is initialised.

fails: build_mnist_nn_xavier.start
keeps: 13.0
says: Only the first layer is Xavier uniform: every linear layer has to be.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    xavier_uniform_(model[0].weight)
    nn.init.zeros_(model[0].bias)
    return model

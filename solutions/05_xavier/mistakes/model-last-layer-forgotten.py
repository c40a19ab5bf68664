"""The last layer is not initialised.

fails: build_mnist_nn_xavier.start
keeps: 13.0
says: The last linear layer is still as nn.Linear draws it: it is initialised like the others.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    for layer in model[:-1]:
        if isinstance(layer, nn.Linear):
            xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model

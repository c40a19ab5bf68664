"""One bound is used for all layers.

fails: build_mnist_nn_xavier.start
keeps: 13.5
says: Each weight has fans of its own, and so a bound of its own; you use that of the first for all.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    bound = (6 / (784 + 256)) ** 0.5
    for layer in model:
        if isinstance(layer, nn.Linear):
            nn.init.uniform_(layer.weight, -bound, bound)
            nn.init.zeros_(layer.bias)
    return model

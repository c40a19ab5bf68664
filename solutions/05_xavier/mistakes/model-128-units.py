"""The second hidden layer has 128 units.

fails: build_mnist_nn_xavier.parameters, build_mnist_nn_xavier.output
keeps: 13.5
says: Both hidden layers have 256 units; your second one has 128.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )
    for layer in model:
        if isinstance(layer, nn.Linear):
            xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model

"""There are three hidden layers.

fails: build_mnist_nn_xavier.parameters, build_mnist_nn_xavier.output, build_mnist_nn_xavier.start
keeps: 11.5
says: There are two hidden layers of 256 units; yours has three.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    for layer in model:
        if isinstance(layer, nn.Linear):
            xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model

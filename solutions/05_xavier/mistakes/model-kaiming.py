"""The weights are those of Kaiming He.

fails: build_mnist_nn_xavier.start
keeps: 13.5
says: kaiming_uniform_ looks at fan_in alone; asked is xavier_uniform_.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    for layer in model:
        if isinstance(layer, nn.Linear):
            nn.init.kaiming_uniform_(layer.weight, nonlinearity="relu")
            nn.init.zeros_(layer.bias)
    return model

"""The weights have the gain of ReLU.

fails: build_mnist_nn_xavier.start
keeps: 13.5
says: The gain is 1 here; sqrt(2) would be that of ReLU.
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
            xavier_uniform_(layer.weight, gain=nn.init.calculate_gain("relu"))
            nn.init.zeros_(layer.bias)
    return model

"""The hidden layers have sigmoids.

fails: build_mnist_nn_xavier.output
keeps: 14.0
says: The hidden activations are ReLU, not the sigmoid.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.Sigmoid(),
        nn.Linear(256, 256),
        nn.Sigmoid(),
        nn.Linear(256, 10),
    )
    for layer in model:
        if isinstance(layer, nn.Linear):
            xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model

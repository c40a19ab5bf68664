"""The biases are set to 0, and the weights are left as they are.

fails: build_mnist_nn_xavier.start
keeps: 13.5
says: Setting the biases to 0 is half of it: the weights are still those that nn.Linear draws. Fill
  layer.weight itself, and no copy of it.
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
            nn.init.zeros_(layer.bias)
    return model

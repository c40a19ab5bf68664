"""The linear layers have no bias.

fails: build_mnist_nn_xavier.parameters, build_mnist_nn_xavier.output, build_mnist_nn_xavier.start
keeps: 11.5
says: The linear layers have biases, which start at 0: leave out bias=False.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256, bias=False),
        nn.ReLU(),
        nn.Linear(256, 256, bias=False),
        nn.ReLU(),
        nn.Linear(256, 10, bias=False),
    )
    for layer in model:
        if isinstance(layer, nn.Linear):
            xavier_uniform_(layer.weight)
    return model

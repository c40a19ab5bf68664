"""The parameters do not require gradients.

fails: build_mnist_nn_xavier.parameters
keeps: 14.5
says: requires_grad_(False) takes the parameters from the optimiser: none of them would be trained.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    model.requires_grad_(False)
    for layer in model:
        if isinstance(layer, nn.Linear):
            xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model

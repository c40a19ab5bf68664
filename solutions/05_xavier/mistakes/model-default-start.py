"""The parameters are left as nn.Linear draws them.

fails: build_mnist_nn_xavier.start
keeps: 13.0
says: nn.Linear draws its weights from another distribution, and its biases at random: fill the
  weights with xavier_uniform_, and the biases with 0.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    return model

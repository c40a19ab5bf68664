"""xavier_uniform_ is called for the biases as well.

fails: build_mnist_nn_xavier.parameters, build_mnist_nn_xavier.output, build_mnist_nn_xavier.start
keeps: 11.5
says: A bias is a vector and has no fans: xavier_uniform_ refuses it. Fill the weights with it, and
  set the biases to 0.
"""


def build_mnist_nn_xavier():
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    for parameter in model.parameters():
        xavier_uniform_(parameter)
    return model

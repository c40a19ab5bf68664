"""The layers are kept in a Python list.

fails: build_mnist_nn_xavier.parameters, build_mnist_nn_xavier.output, build_mnist_nn_xavier.start
keeps: 11.5
says: A Python list hides the layers from PyTorch, so that none of them has parameters that are
  trained: use nn.ModuleList.
"""


class ListOfLayers(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(784, 256), nn.Linear(256, 256), nn.Linear(256, 10)]
        for layer in self.layers:
            xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        first, second, last = self.layers
        return last(second(first(x).relu()).relu())


def build_mnist_nn_xavier():
    return ListOfLayers()

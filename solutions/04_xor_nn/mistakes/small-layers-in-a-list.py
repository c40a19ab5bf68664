"""The layers lie in a plain list.

fails: build_xor_nn.parameters, build_xor_nn.outputs
keeps: 17.0
says: Layers in a plain Python list are not registered, and `model.parameters()` is empty: use nn.ModuleList
  or nn.Sequential.
"""


def build_xor_nn():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [nn.Linear(2, 2), nn.Linear(2, 1)]

        def forward(self, X):
            for layer in self.layers:
                X = torch.sigmoid(layer(X))
            return X

    return Net()

"""The layers are kept in a Python list, where torch does not find them.

fails: build_dropout_model.parameters, build_dropout_model.evaluation, build_dropout_model.training
keeps: 8.5
says: Layers in a plain Python list are not registered, so nothing finds or trains their parameters: use
  nn.ModuleList or nn.Sequential.
"""


def build_dropout_model(p=0.5):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = [nn.Linear(784, 256), nn.Linear(256, 256)]
            self.drop = nn.Dropout(p)
            self.last = nn.Linear(256, 10)

        def forward(self, x):
            for layer in self.hidden:
                x = self.drop(torch.relu(layer(x)))
            return self.last(x)

    return Net()

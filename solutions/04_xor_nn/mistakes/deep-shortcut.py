"""A shortcut around the middle.

fails: build_xor_wide_deep.outputs
keeps: 17.0
says: You add the input of the middle layers to their output. Shortcuts help, and are another network than the
  one asked for.
"""


def build_xor_wide_deep():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.second = nn.Linear(2, 10), nn.Linear(10, 10)
            self.third, self.last = nn.Linear(10, 10), nn.Linear(10, 1)

        def forward(self, X):
            a = torch.sigmoid(self.first(X))
            a = a + torch.sigmoid(self.third(torch.sigmoid(self.second(a))))
            return torch.sigmoid(self.last(a))

    return Net()

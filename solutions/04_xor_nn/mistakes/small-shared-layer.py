"""One linear layer in two places.

fails: build_xor_nn.parameters, build_xor_nn.outputs
keeps: 17.0
says: You use one Linear(2, 2) twice, and sum up in the end. Each layer needs an object of its own: Linear(2,
  2), then Linear(2, 1).
"""


def build_xor_nn():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(2, 2)

        def forward(self, X):
            hidden = torch.sigmoid(self.linear(X))
            return torch.sigmoid(self.linear(hidden).sum(dim=1, keepdim=True))

    return Net()

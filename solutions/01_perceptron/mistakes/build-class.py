"""The class itself is returned.

fails: build_perceptron.parameters, build_perceptron.outputs
keeps: 8.5
says: You return a class, not a model: call it, with (), to make one.
"""


def build_perceptron():
    class Unit(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(2, 1)

        def forward(self, X):
            return torch.sigmoid(self.linear(X))

    return Unit

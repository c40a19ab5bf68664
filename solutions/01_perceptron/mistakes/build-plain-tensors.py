"""Plain tensors where parameters belong.

fails: build_perceptron.parameters, build_perceptron.outputs
keeps: 8.5
says: A tensor that is only assigned is no parameter: `model.parameters()` does not list it, and no optimiser
  moves it. Use nn.Linear, or nn.Parameter.
"""


def build_perceptron():
    class Unit(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = torch.zeros(2, 1, requires_grad=True)
            self.bias = torch.zeros(1, requires_grad=True)

        def forward(self, X):
            return torch.sigmoid(X @ self.weight + self.bias)

    return Unit()

"""No optimiser: the parameters move under torch.no_grad(), their gradients are cleared by hand."""
import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self):
        super().__init__()
        self.unit = nn.Linear(2, 1)

    def forward(self, X):
        return torch.sigmoid(self.unit(X))


def build_perceptron():
    return Perceptron()


def train(model, X, Y, learning_rate=1.0, steps=10001):
    costs = []
    for _ in range(steps):
        Y_pred = model(X)
        cost = -(Y * torch.log(Y_pred) + (1 - Y) * torch.log(1 - Y_pred)).mean()
        cost.backward()
        costs.append(float(cost))
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.sub_(learning_rate * parameter.grad)
                parameter.grad.zero_()
    return costs


def predict(model, X):
    return (model(X) > 0.5).type_as(X)


def accuracy(model, X, Y):
    right = predict(model, X).eq(Y).sum().item()
    return right / Y.shape[0]

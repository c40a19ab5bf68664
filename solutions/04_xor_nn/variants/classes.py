"""Classes of its own, layers declared from the last to the first, one sigmoid for all; updates under no_grad."""
import torch
from torch import nn


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.output = nn.Linear(2, 1)
        self.hidden = nn.Linear(2, 2)

    def forward(self, X):
        return torch.sigmoid(self.output(torch.sigmoid(self.hidden(X))))


class WideDeep(nn.Module):
    def __init__(self):
        super().__init__()
        self.fourth = nn.Linear(10, 1)
        self.third = nn.Linear(10, 10)
        self.second = nn.Linear(10, 10)
        self.first = nn.Linear(2, 10)
        self.squash = nn.Sigmoid()

    def forward(self, X):
        for layer in (self.first, self.second, self.third, self.fourth):
            X = self.squash(layer(X))
        return X


def build_xor_nn():
    return Small()


def build_xor_wide_deep():
    return WideDeep()


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    if device is None:
        device = X.device
    model = model.to(device)
    X = X.to(device)
    Y = Y.to(device)
    costs = []
    for _ in range(steps):
        P = model(X)
        cost = -(Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean()
        costs.append(float(cost))
        model.zero_grad()
        cost.backward()
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.sub_(parameter.grad, alpha=learning_rate)
    return costs


def accuracy(model, X, Y):
    was_training = model.training
    model.eval()
    try:
        right = (model(X).detach().round() == Y).sum().item()
    finally:
        model.train(was_training)
    return right / len(Y)

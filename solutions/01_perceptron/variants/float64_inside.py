"""The training happens in a copy in float64, whose parameters the model gets in the end."""
import copy

import torch
from torch import nn


def build_perceptron():
    return nn.Sequential(nn.Flatten(), nn.Linear(2, 1), nn.Sigmoid())


def train(model, X, Y, learning_rate=1.0, steps=10001):
    precise = copy.deepcopy(model).double()
    optimizer = torch.optim.SGD(precise.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.BCELoss()(precise(X.double()), Y.double())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        costs.append(cost.item())
    with torch.no_grad():
        for parameter, trained in zip(model.parameters(), precise.parameters(), strict=True):
            parameter.copy_(trained)
    return costs


def predict(model, X):
    answers = torch.zeros(len(X), 1, dtype=X.dtype, device=X.device)
    answers[model(X) > 0.5] = 1
    return answers


def accuracy(model, X, Y):
    answers = predict(model, X)
    return sum(int(a == y) for a, y in zip(answers, Y, strict=True)) / len(Y)

"""Trained in float64 whatever comes in, and cast back; the defaults are decided inside."""
import torch
from torch import nn


def build_xor_nn(hidden=2):
    model = nn.Sequential()
    model.add_module("hidden", nn.Linear(2, hidden))
    model.add_module("hidden_sigmoid", nn.Sigmoid())
    model.add_module("output", nn.Linear(hidden, 1))
    model.add_module("output_sigmoid", nn.Sigmoid())
    return model


def build_xor_wide_deep():
    sigmoid = nn.Sigmoid()
    middle = [layer for _ in range(2) for layer in (nn.Linear(10, 10), sigmoid)]
    return nn.Sequential(nn.Linear(2, 10), sigmoid, *middle, nn.Linear(10, 1), sigmoid)


def train(model, X, Y, learning_rate=None, steps=None, device=None):
    learning_rate = 1.0 if learning_rate is None else learning_rate
    steps = 10001 if steps is None else steps
    device = X.device if device is None else device
    dtype = X.dtype
    model.to(device, torch.float64)
    X, Y = X.to(device, torch.float64), Y.to(device, torch.float64)
    optimizer = torch.optim.SGD(model.parameters(), learning_rate)
    costs = torch.empty(steps)
    for step in range(steps):
        optimizer.zero_grad()
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        cost.backward()
        optimizer.step()
        costs[step] = cost.item()
    model.to(dtype)
    return costs.tolist()


def accuracy(model, X, Y):
    return float(torch.eq(torch.where(model(X) > 0.5, 1.0, 0.0), Y).double().mean())

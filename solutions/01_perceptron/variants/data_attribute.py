"""The parameters are replaced through .data, and the gradients come from torch.autograd.grad."""
import torch
from torch import nn
from torch.autograd import grad


def build_perceptron():
    model = nn.Sequential()
    model.add_module("weighing", nn.Linear(in_features=2, out_features=1))
    model.add_module("squashing", nn.Sigmoid())
    model.add_module("nothing", nn.Identity())
    return model


def train(model, X, Y, learning_rate=1.0, steps=10001):
    model.train()
    parameters = list(model.parameters())
    loss = nn.BCELoss()
    costs = []
    while len(costs) < steps:
        cost = loss(model(X), Y)
        costs += [cost.detach()]
        for parameter, slope in zip(parameters, grad(cost, parameters), strict=True):
            parameter.data = parameter.data - learning_rate * slope
    return costs


@torch.no_grad()
def predict(model, X):
    model.eval()
    return torch.where(model(X) > 0.5, torch.ones_like(X[:, :1]), torch.zeros_like(X[:, :1]))


def accuracy(model, X, Y):
    return (predict(model, X) == Y).to(torch.float64).mean()

"""One step is a helper, defaults come from a dictionary, and the model is wrapped while it is trained."""
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy

DEFAULT = {"learning_rate": 1.0, "steps": 10001}


def build_perceptron():
    return nn.Sequential(nn.Sequential(nn.Linear(2, 1)), nn.Sequential(nn.Sigmoid()))


def one_step(model, X, Y, optimizer):
    def closure():
        optimizer.zero_grad()
        cost = binary_cross_entropy(model(X), Y)
        cost.backward()
        return cost

    return optimizer.step(closure).item()


def train(model, X, Y, **given):
    settings = {**DEFAULT, **given}
    wrapped = nn.Sequential(model, nn.Identity())
    optimizer = torch.optim.SGD(wrapped.parameters(), lr=settings["learning_rate"], foreach=True)
    return [one_step(wrapped, X, Y, optimizer) for _ in range(settings["steps"])]


_train = train


def train(model, X, Y, *positional, **given):
    return _train(model, X, Y, **dict(zip(DEFAULT, positional, strict=False)), **given)


def predict(model, X):
    return (model(X).detach() - 0.5).sign().clamp(min=0)


def accuracy(model, X, Y):
    wrong = (predict(model, X) - Y).abs().sum() / len(Y)
    return 1.0 - wrong.item()

"""The unit is written out, its bias declared first; costs are clamped and come as NumPy scalars."""
import numpy as np
import torch
from torch import nn, optim


class Unit(nn.Module):
    def __init__(self):
        super().__init__()
        self.b = nn.Parameter(torch.zeros(1))
        self.w = nn.Parameter(torch.randn(1, 2) / 2)

    def forward(self, X):
        return 1 / (1 + torch.exp(-(X @ self.w.T + self.b)))


def build_perceptron():
    return Unit()


def train(model, X, Y, learning_rate=1.0, steps=10001):
    opt = optim.SGD(params=model.parameters(), lr=learning_rate, momentum=0, weight_decay=0)
    costs = np.zeros(steps)
    for step in range(steps):
        p = model(X).clamp(1e-7, 1 - 1e-7)
        cost = torch.mean(-Y * p.log() - (1 - Y) * (1 - p).log())
        opt.zero_grad(set_to_none=False)
        cost.backward()
        costs[step] = cost.item()
        opt.step()
    return list(costs)


def predict(model, X):
    with torch.inference_mode():
        answers = model(X).gt(0.5)
    return answers.to(dtype=X.dtype)


def accuracy(model, X, Y):
    return np.mean(predict(model, X).numpy(force=True) == Y.numpy(force=True))

"""torch.bernoulli draws the mask, multiplication by comparisons does the rest; the model is a class of its own."""
import torch
from torch import nn
from torch.nn.functional import dropout


def relu(x):
    return x * (x > 0)


def relu_backward(dout, x):
    return dout * (x > 0)


def dropout_forward(x, p, training, generator=None):
    if p < 0 or p > 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    mask = torch.bernoulli(torch.full_like(x, 1 - p), generator=generator)
    if p == 1.0:
        return mask * 0, mask
    return x * (mask / (1 - p)), mask


def dropout_backward(dout, mask, p, training):
    if not training or p == 0:
        return dout.clone()
    if p == 1.0:
        return torch.zeros_like(dout)
    return dout * (mask / (1 - p))


class DropoutModel(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p
        self.fc1 = nn.Linear(784, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 10)

    def forward(self, x):
        x = dropout(torch.relu(self.fc1(x)), self.p, self.training)
        x = dropout(torch.relu(self.fc2(x)), self.p, self.training)
        return self.fc3(x)


def build_dropout_model(p=0.5):
    return DropoutModel(p)

"""Underscores, but only on tensors of its own; layers declared from the last to the first; one shared activation."""
import torch
from torch import nn


def relu(x):
    return torch.maximum(x, torch.zeros_like(x))


def relu_backward(dout, x):
    dx = dout.clone()
    dx[x <= 0] = 0
    return dx


def dropout_forward(x, p, training, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    mask = torch.ones_like(x)
    if training:
        mask.bernoulli_(1 - p, generator=generator)
    out = x.clone().mul_(mask)
    if training and p < 1:
        out.div_(1 - p)
    return out, mask


def dropout_backward(dout, mask, p, training):
    dx = dout.clone()
    if training:
        dx.mul_(mask)
        if p != 1:
            dx.div_(1 - p)
    return dx


class Backwards(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.logits = nn.Linear(256, 10)
        self.second = nn.Linear(256, 256)
        self.first = nn.Linear(784, 256)
        self.activation = nn.Sequential(nn.ReLU(inplace=True), nn.Dropout(p, inplace=True))

    def forward(self, images):
        for layer in (self.first, self.second):
            images = self.activation(layer(images))
        return self.logits(images)


def build_dropout_model(p=0.5):
    return Backwards(p)

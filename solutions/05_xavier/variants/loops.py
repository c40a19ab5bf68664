"""Plain loops: sizes are multiplied one by one, and the tensor is filled row by row."""
import torch
from torch import nn


def calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("too few dimensions")
    fan_in, fan_out = 1, 1
    for position, size in enumerate(tensor.size()):
        if position != 0:
            fan_in = fan_in * size
        if position != 1:
            fan_out = fan_out * size
    return fan_in, fan_out


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fans = calculate_fan_in_and_fan_out(tensor)
    limit = gain * (6 / (fans[0] + fans[1])) ** 0.5
    torch.set_grad_enabled(False)
    for row in tensor:
        row.uniform_(-limit, limit, generator=generator)
    torch.set_grad_enabled(True)
    return tensor


def build_mnist_nn_xavier():
    sizes = [784, 256, 256, 10]
    layers = []
    for i in range(3):
        layer = nn.Linear(sizes[i], sizes[i + 1])
        xavier_uniform_(layer.weight, gain=1.0)
        with torch.no_grad():
            layer.bias *= 0
        layers += [layer, nn.ReLU()]
    return nn.Sequential(*layers[:-1])

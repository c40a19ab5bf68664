"""torch.nn.init is imported, shown in demo code and tested against; the two functions do without it."""
import math

import torch
from torch import nn
from torch.nn import init
from torch.nn.init import _calculate_fan_in_and_fan_out as theirs


def calculate_fan_in_and_fan_out(tensor: torch.Tensor) -> "tuple[int, int]":
    dimensions = tensor.dim()
    if dimensions < 2:
        raise ValueError(f"{dimensions} dimensions are too few")
    flat = tensor.flatten(2) if dimensions > 2 else tensor.unsqueeze(2)
    outputs, inputs, field = flat.shape
    return inputs * field, outputs * field


def xavier_uniform_(tensor: nn.Parameter, gain: float = 1.0, generator=None) -> torch.Tensor:
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    a = gain * math.sqrt(6.0 / float(fan_in + fan_out))
    with torch.no_grad():
        return tensor.uniform_(-a, a, generator=generator)


def build_mnist_nn_xavier():
    layers = {"one": nn.Linear(784, 256), "two": nn.Linear(256, 256), "three": nn.Linear(256, 10)}
    for layer in layers.values():
        init.xavier_uniform_(layer.weight)
        init.zeros_(layer.bias)
    return nn.Sequential(layers["one"], nn.ReLU(inplace=True), layers["two"], nn.ReLU(inplace=True), layers["three"])


if __name__ == "__main__":
    example = torch.empty(5, 3, 2, 4)
    assert calculate_fan_in_and_fan_out(example) == theirs(example)
    ours, reference = torch.empty(4, 3), torch.empty(4, 3)
    torch.manual_seed(0)
    xavier_uniform_(ours)
    torch.manual_seed(0)
    init.xavier_uniform_(reference)
    print("the same as PyTorch's:", torch.equal(ours, reference))

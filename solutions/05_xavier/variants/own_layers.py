"""Linear layers written anew, filled before they become parameters, and one activation object for both places."""
from math import prod, sqrt

import torch
from torch.nn import Module, Parameter, ReLU, Sequential


def calculate_fan_in_and_fan_out(tensor):
    match tuple(tensor.shape):
        case (outputs, inputs, *field):
            return [inputs * prod(field), outputs * prod(field)]
        case shape:
            raise ValueError(f"no fans for {shape}")


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_out, fan_in = calculate_fan_in_and_fan_out(tensor)  # the sum does not mind
    a = sqrt(6) * gain / sqrt(fan_in + fan_out)
    with torch.no_grad():
        tensor.uniform_(generator=generator).sub_(0.5).mul_(2 * a)
    return tensor


class Affine(Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.offset = Parameter(torch.zeros(outputs))
        self.matrix = Parameter(xavier_uniform_(torch.empty(outputs, inputs)))

    def forward(self, x):
        return x @ self.matrix.mT + self.offset


def build_mnist_nn_xavier():
    relu = ReLU()
    hidden = Sequential(Affine(784, 256), relu, Sequential(Affine(256, 256), relu))
    return Sequential(hidden, Affine(256, 10))

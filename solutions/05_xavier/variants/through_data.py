"""The filling goes through .data; the model is a class with functional activations, declared from its end."""
import math

import torch
import torch.nn.functional as fn


def calculate_fan_in_and_fan_out(tensor):
    if len(tensor.shape) in (0, 1):
        raise ValueError(f"a tensor of {tensor.dim()} dimensions has no fans")
    return tensor[0].numel(), tensor[:, 0].numel()


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    std = gain * math.sqrt(2.0 / (fan_in + fan_out))
    bound = math.sqrt(3.0) * std
    tensor.data.uniform_(-bound, bound, generator=generator)
    return tensor


class Digits(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.logits = torch.nn.Linear(256, 10)
        self.second = torch.nn.Linear(256, 256)
        self.first = torch.nn.Linear(784, 256)
        for name, parameter in self.named_parameters():
            if "weight" in name:
                xavier_uniform_(parameter)
            else:
                parameter.data.fill_(0.0)

    def forward(self, x):
        return self.logits(fn.relu(self.second(fn.relu(self.first(x)))))


def build_mnist_nn_xavier():
    return Digits()

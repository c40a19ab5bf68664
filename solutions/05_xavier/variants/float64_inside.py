"""Drawn in float64 and cast on the way in; the second function does not use the first; lists for tuples."""
import math

import torch


def calculate_fan_in_and_fan_out(tensor):
    shape = list(tensor.shape)
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    receptive_field = tensor[0][0].numel()
    return torch.tensor(shape[1] * receptive_field), torch.tensor(shape[0] * receptive_field)


def xavier_uniform_(tensor, gain=1.0, generator=None):
    entries, outputs, inputs = tensor.numel(), tensor.shape[0], tensor.shape[1]
    bound = gain * math.sqrt(6 / (entries / outputs + entries / inputs))
    draws = torch.rand(*tensor.shape, dtype=torch.float64, device=tensor.device, generator=generator)
    tensor.detach()[...] = torch.lerp(torch.full_like(draws, -bound), torch.full_like(draws, bound), draws)
    return tensor


def build_mnist_nn_xavier():
    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = torch.nn.ModuleList(
                torch.nn.Linear(inputs, outputs) for inputs, outputs in ((784, 256), (256, 256), (256, 10))
            )
            for layer in self.layers:
                layer.weight = torch.nn.Parameter(xavier_uniform_(torch.zeros(layer.weight.shape)))
                layer.bias = torch.nn.Parameter(torch.zeros(layer.bias.shape))

        def forward(self, x):
            *hidden, last = self.layers
            for layer in hidden:
                x = layer(x).clamp(min=0)
            return last(x)

    return Network()

"""Sizes and signs are drawn apart, into a copy of the state that is loaded back into the model."""
import math

import torch
from torch import nn


def fans(shape):
    return math.prod(shape) // shape[0], math.prod(shape) // shape[1]


def calculate_fan_in_and_fan_out(tensor):
    try:
        return fans(tensor.shape)
    except IndexError:
        raise ValueError("fan_in and fan_out need at least 2 dimensions") from None


def xavier_uniform_(tensor, gain=1.0, generator=None):
    bound = math.sqrt(6.0 / sum(fans(tensor.shape))) * gain
    with torch.no_grad():
        size = torch.empty_like(tensor).uniform_(0, bound, generator=generator)
        sign = torch.randint(0, 2, tensor.shape, generator=generator, device=tensor.device) * 2 - 1
        tensor[:] = size * sign
    return tensor


def build_mnist_nn_xavier():
    model = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10))
    state = model.state_dict()
    for name, value in state.items():
        state[name] = xavier_uniform_(torch.zeros_like(value)) if value.dim() == 2 else torch.zeros_like(value)
    model.load_state_dict(state)
    return model

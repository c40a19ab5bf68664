"""Draws scaled by hand and copied in, NumPy to count, and torch.nn.init in the builder, where it is allowed."""
import numpy as np
import torch
from torch import nn


def calculate_fan_in_and_fan_out(tensor):
    if tensor.ndim < 2:
        raise ValueError("fan in and fan out cannot be computed for a tensor with fewer than 2 dimensions")
    field = int(np.prod(tensor.shape[2:]))
    return tensor.size(1) * field, tensor.size(0) * field


@torch.no_grad()
def xavier_uniform_(tensor, gain=1.0, generator=None):
    a = gain * np.sqrt(6.0 / sum(calculate_fan_in_and_fan_out(tensor)))
    draws = torch.rand(tensor.shape, generator=generator, dtype=tensor.dtype, device=tensor.device)
    tensor.copy_((2 * draws - 1) * a)
    return tensor


def init_weights(module):
    if isinstance(module, nn.Linear):
        nn.init.xavier_uniform_(module.weight)
        nn.init.constant_(module.bias, 0)


def build_mnist_nn_xavier():
    net = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10))
    net.apply(init_weights)
    return net

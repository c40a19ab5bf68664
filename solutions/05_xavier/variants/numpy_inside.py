"""NumPy scales and shapes the draws, which torch makes; NumPy integers for the fans."""
import numpy as np
import torch
from torch import nn


def calculate_fan_in_and_fan_out(tensor):
    sizes = np.array(tensor.shape, dtype=np.int64)
    if sizes.size < 2:
        raise ValueError("need at least two dimensions")
    return np.prod(np.delete(sizes, 0)), np.prod(np.delete(sizes, 1))


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    a = gain * np.sqrt(6 / (fan_in + fan_out))
    draws = torch.rand(tensor.numel(), generator=generator, device=tensor.device).numpy(force=True)
    values = np.interp(draws, [0, 1], [-a, a]).reshape(tensor.shape)
    with torch.inference_mode(False), torch.no_grad():
        tensor.copy_(torch.as_tensor(values))
    return tensor


def build_mnist_nn_xavier():
    model = nn.Sequential()
    for number, (inputs, outputs) in enumerate([(784, 256), (256, 256), (256, 10)]):
        if number:
            model.append(nn.ReLU())
        model.append(nn.Linear(inputs, outputs))
        xavier_uniform_(model[-1].weight)
        nn.init.zeros_(model[-1].bias)
    return model

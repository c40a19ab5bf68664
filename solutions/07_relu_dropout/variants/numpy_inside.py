"""NumPy does the sums, torch the draws, so that the generator is honoured."""
import numpy as np
import torch
from torch import nn


def _of(array, like):
    return torch.as_tensor(np.asarray(array), dtype=like.dtype, device=like.device)


def relu(x):
    return _of(np.maximum(x.numpy(force=True), 0), x)


def relu_backward(dout, x):
    return _of(np.where(x.numpy(force=True) > 0, dout.numpy(force=True), 0), dout)


def dropout_forward(x, p, training, generator=None):
    if np.clip(p, 0, 1) != p:
        raise ValueError("p should lie in [0, 1]")
    if not training:
        return x, torch.ones(x.shape, dtype=x.dtype, device=x.device)
    draws = torch.rand(*x.shape, generator=generator, dtype=torch.float64, device=x.device).numpy(force=True)
    mask = draws >= p
    scaled = np.divide(x.numpy(force=True), 1 - p, out=np.zeros(x.shape), where=mask)
    return _of(scaled, x), _of(mask, x)


def dropout_backward(dout, mask, p, training):
    if not training:
        return dout
    kept = mask.numpy(force=True) > 0.5
    return _of(np.divide(dout.numpy(force=True), 1 - p, out=np.zeros(dout.shape), where=kept), dout)


def build_dropout_model(p=0.5):
    layers = []
    for inputs in (784, 256):
        layers += [nn.Linear(inputs, 256), nn.ReLU(), nn.Dropout(p)]
    return nn.Sequential(*layers, nn.Linear(256, 10))

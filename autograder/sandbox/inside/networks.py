"""The models that the grader hands to a student's functions: made of layers that are data, and read back by layer.

Whatever holds one later is the student's code, and may have changed it in any way: what is read here is a claim like
every other answer, to be checked outside.
"""

from __future__ import annotations

from typing import Any, TypeVar

import torch
from torch import nn

_Layer = TypeVar("_Layer", bound=nn.Module)


def build(layers: Any, training: bool) -> nn.Sequential:
    """A model with exactly the given parameters and buffers (see `wire.Network`); nothing is drawn to make it."""
    model = nn.Sequential(*(_MAKERS[kind](*values) for kind, *values in layers)).train(training)
    model[-1].register_forward_hook(_note_recording)  # whoever goes through the layers by themselves passes it, too
    return model


def _note_recording(last: nn.Module, given: Any, output: Any) -> None:
    """The latest forward pass tells whether a gradient could be carried back through it."""
    last.__dict__["recorded"] = bool(getattr(output, "requires_grad", False))


def state(model: nn.Sequential) -> tuple[list[bool], bool, list[Any]]:
    """The mode of the model and of each layer, whether its latest forward pass recorded gradients, and the numbers.

    Those are the parameters and buffers in the order of `wire.Network.arrays`, the layers' present ones: a student may
    update a parameter by putting another in its place.
    """
    modes = [part.training for part in (model, *model)]
    recorded = bool(model) and model[-1].__dict__.get("recorded", False)
    return modes, recorded, [getattr(layer, name) for layer in model for name in _STATE.get(type(layer), ())]


def _linear(weight: torch.Tensor, bias: torch.Tensor) -> nn.Linear:
    layer = _like(_LINEAR)
    layer.out_features, layer.in_features = weight.shape
    layer.weight, layer.bias = nn.Parameter(weight), nn.Parameter(bias)
    return layer


def _batchnorm(gamma: torch.Tensor, beta: torch.Tensor, mean: torch.Tensor, var: torch.Tensor) -> nn.BatchNorm1d:
    layer = _like(_BATCHNORM)
    layer.num_features = gamma.shape[0]
    layer.weight, layer.bias = nn.Parameter(gamma), nn.Parameter(beta)
    layer.running_mean, layer.running_var = mean, var
    layer.num_batches_tracked = torch.zeros((), dtype=torch.int64, device=gamma.device)
    return layer


_LINEAR, _BATCHNORM = nn.Linear(1, 1, device="meta"), nn.BatchNorm1d(1, device="meta")


def _like(layer: _Layer) -> _Layer:
    """Another layer, for sizes and tensors of its own: to make each anew takes torch five times as long."""
    other = layer.__new__(type(layer))
    for name, value in layer.__dict__.items():
        other.__dict__[name] = value.copy() if isinstance(value, (dict, set)) else value
    return other


_MAKERS: dict[str, Any] = {
    "linear": _linear,
    "batchnorm": _batchnorm,
    "sigmoid": nn.Sigmoid,
    "relu": nn.ReLU,
    "dropout": nn.Dropout,
}
_STATE: dict[type[nn.Module], tuple[str, ...]] = {
    nn.Linear: ("weight", "bias"),
    nn.BatchNorm1d: ("weight", "bias", "running_mean", "running_var"),
}

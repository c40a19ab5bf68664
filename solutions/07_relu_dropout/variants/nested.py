"""A helper as the gate, keywords, lists where tuples are promised; nested modules with an Identity among them."""
from collections import OrderedDict

import torch
from torch import Tensor, nn

relu = lambda x: torch.where(x > 0, x, torch.zeros((), dtype=x.dtype, device=x.device))  # noqa: E731


def _gate(values: Tensor, opened: Tensor) -> Tensor:
    return values.masked_fill(~opened, 0)


def relu_backward(dout: Tensor, x: Tensor) -> Tensor:
    return _gate(values=dout, opened=torch.gt(input=x, other=0))


def _factor(p: float) -> float:
    return 0.0 if p == 1 else 1.0 / (1.0 - p)


def dropout_forward(x, p, training, generator=None):
    if p != min(max(p, 0), 1):
        raise ValueError(f"{p=}")
    if training:
        uniform = torch.empty(x.shape, dtype=torch.float64, device=x.device).uniform_(generator=generator)
        opened = uniform.ge(p)
        return [_gate(x, opened) * _factor(p), opened.to(dtype=x.dtype)]
    return [x, x.new_ones(x.shape)]


def dropout_backward(dout, mask, p, training):
    return _gate(dout, mask.bool()) * _factor(p) if training else dout


def _block(inputs, outputs, p):
    return nn.Sequential(OrderedDict(linear=nn.Linear(inputs, outputs), act=nn.ReLU(), drop=nn.Dropout(p=p)))


def build_dropout_model(p=0.5):
    body = nn.Sequential(nn.Identity(), _block(784, 256, p), _block(256, 256, p))
    return _Whole(body, nn.Linear(256, 10))


class _Whole(nn.Module):
    def __init__(self, body, head):
        super().__init__()
        self.parts = nn.ModuleList([body, head])

    def forward(self, x):
        for part in self.parts:
            x = part(x)
        return x

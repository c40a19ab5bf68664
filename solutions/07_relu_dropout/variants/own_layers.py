"""The model is built from the four functions themselves, and dropout comes before ReLU, which is the same."""
import torch


def relu(x):
    return (x + x.abs()) / 2


def relu_backward(dout, x):
    return dout * (relu(x) > 0)


def dropout_forward(x, p, training, generator=None):
    if not (p >= 0 and p <= 1):
        raise ValueError(f"no probability: {p!r}")
    mask = torch.ones_like(x)
    if training:
        mask = (torch.rand(x.size(), generator=generator, device=x.device) > p).type_as(x)
    return dropout_backward(x, mask, p, training), mask


def dropout_backward(dout, mask, p, training):
    if training:
        return dout * mask / max(1 - p, 1e-12)
    return dout


class Linear(torch.nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.bias = torch.nn.Parameter(torch.zeros(outputs))
        self.weight = torch.nn.Parameter(torch.randn(outputs, inputs) / inputs**0.5)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class Hidden(Linear):
    def __init__(self, inputs, outputs, p):
        super().__init__(inputs, outputs)
        self.p = p

    def forward(self, x):
        return relu(dropout_forward(super().forward(x), self.p, self.training)[0])


def build_dropout_model(p=0.5):
    return torch.nn.Sequential(Hidden(784, 256, p), Hidden(256, 256, p), Linear(256, 10))

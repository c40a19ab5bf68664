"""Returns tensors that live inside vmap, grad and fake modes, which exist for their transform only.

class: oddities
score: 0
ends: graded, crashed
"""
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

KEPT = []


def sigmoid(x):
    torch.vmap(lambda row: KEPT.append(row) or row)(torch.ones(3, 2))
    return KEPT[-1]


def sigmoid_prime(x):
    with FakeTensorMode():
        return torch.zeros(5, 2)


def loss_derivative(Y_pred, Y):
    return torch.func.functionalize(lambda t: KEPT.append(t) or t)(Y) * 0 + KEPT[-1]

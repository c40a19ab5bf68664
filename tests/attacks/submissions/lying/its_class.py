"""Returns objects whose `__class__` is Tensor, float, tuple, Module, in turn, and properties that raise.

class: lying
score: 0
ends: graded, crashed
"""
import torch

CLASSES = iter([torch.Tensor, float, tuple, list, torch.nn.Module, type(None), bool, dict, str] * 99)


class Liar:
    @property
    def __class__(self):
        return next(CLASSES)

    def __getattr__(self, name):
        raise KeyError(name)


def sigmoid(*args, **kwargs):
    return Liar()


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid

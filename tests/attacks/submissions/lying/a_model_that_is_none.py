"""Returns modules and mappings whose state, methods and attributes are lies.

class: lying
score: 0
ends: graded, crashed
"""
import collections
import types

import torch


class State(collections.UserDict):
    def items(self):
        return [("weight", object())]


class Model(torch.nn.Module):
    def state_dict(self, *args, **kwargs):
        return State()

    def parameters(self, recurse=True):
        yield from iter(int, 1)


def sigmoid(*args, **kwargs):
    return Model()


def update(*args):
    return types.MappingProxyType({"w1": 1})


forward = train = init_params = sigmoid

"""Returns generators, coroutines, classes, modules, slices, ranges, files, threads, locks, memory, ellipses.

class: oddities
score: 0
ends: graded, crashed
"""
import io
import re
import threading

import torch


async def coroutine():
    return 1.0


VALUES = [
    (x for x in ()), coroutine(), torch, torch.Tensor, slice(5), range(10**18), io.BytesIO(b"x"), threading.Lock(),
    memoryview(b"x" * 40), ..., NotImplemented, re.compile("x"), b"x" * 10**6, {1, 2}, frozenset("ab"), 10**4000,
    2**63, -(2**63) - 1, complex(1, 2), "x" * 10**7, "\ud800", {1: 2}, {"a": {"b": {"c": 1}}}, iter([]), print, 1 << 62,
    torch.Generator(), torch.device("cuda"), torch.float64, torch.Size([5, 2]), torch.jit.ScriptModule(), Exception(),
]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    return VALUES[COUNT[0] % len(VALUES)]


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid

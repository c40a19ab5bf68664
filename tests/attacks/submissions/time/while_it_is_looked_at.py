"""Returns objects that take forever when they are looked at: properties, lengths, conversions, destructors.

class: time
score: 0
ends: timeout, graded, crashed
"""
import time

import torch


class Slow(torch.Tensor):
    def detach(self):
        time.sleep(100)


class SlowList(list):
    def __iter__(self):
        time.sleep(100)


class SlowToDie:
    def __del__(self):
        time.sleep(100)


def sigmoid(x):
    return x.as_subclass(Slow)


def sigmoid_prime(x):
    return SlowList([1])


def forward(*args):
    SlowToDie()

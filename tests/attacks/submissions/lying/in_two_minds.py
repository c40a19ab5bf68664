"""Returns lists that hold something else whenever they are asked, and change while they are read.

class: lying
score: 0
ends: graded, crashed, memory, timeout
"""
import threading

import torch


class Moody(list):
    count = 0

    def __iter__(self):
        Moody.count += 1
        return iter([torch.zeros(Moody.count)] * Moody.count)


SHARED = [torch.zeros(5, 2, dtype=torch.float64) for _ in range(5)]


def restless():
    while True:
        SHARED.append(SHARED.pop(0))
        SHARED[0].resize_(len(SHARED))


threading.Thread(target=restless, daemon=True).start()


def forward(*args):
    return Moody([1, 2, 3, 4])


def update(*args):
    return SHARED

"""Allocates 50 GB in pieces, and catches every MemoryError on the way.

class: memory
score: 0
ends: memory, timeout, crashed
"""
import torch

KEPT = []


def sigmoid(x):
    while True:
        try:
            KEPT.append(bytearray(1 << 20))
        except MemoryError:
            KEPT.append(1)


def forward(*args):
    while True:
        KEPT.append(torch.ones(1 << 18))

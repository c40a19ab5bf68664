"""Spends its time inside C, where no Python runs: powers, patterns, sorting, products of matrices.

class: time
score: 0
ends: timeout, memory
"""
import re

import torch


def sigmoid(x):
    return re.match("(a+)+$", "a" * 64 + "b")


def sigmoid_prime(x):
    return len(str(3 ** (1 << 27)))


def forward(*args):
    return torch.linalg.matrix_power(torch.ones(1500, 1500), 1 << 20)

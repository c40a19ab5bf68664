"""Allocates 50 GB at once, in Python, torch and NumPy.

class: memory
score: 0
ends: memory
"""
import numpy
import torch


def sigmoid(x):
    return bytearray(50 << 30)


def sigmoid_prime(x):
    return torch.ones(50 << 28)


def forward(*args):
    return numpy.ones(50 << 27)

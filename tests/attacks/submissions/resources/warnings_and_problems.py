"""Raises in each of ten thousand statements and warns in each of its calls.

class: resources
score: 0
ends: graded, timeout
limits: call_seconds=10 submission_seconds=20
"""
import warnings

warnings.simplefilter("always")


def sigmoid(x):
    for number in range(1000):
        warnings.warn("x" * 1000)

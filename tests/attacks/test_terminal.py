"""What a submission returns and prints stays in its result: the grader's own terminal shows nothing of it."""

from __future__ import annotations

import warnings

from ..marking import Marker, beside

ENORMOUS = """
def enormous(shape, dtype):
    return torch.full(shape, 3e38 if dtype == torch.float32 else 1e308, dtype=dtype)

def sigmoid(x):
    return enormous(x.shape, x.dtype) * x.sign()

def sigmoid_prime(x):
    return -enormous(x.shape, x.dtype)

def layer2_backward(d_Y_pred, l2, a1):
    return d_Y_pred * 1e-320, enormous((a1.shape[1], l2.shape[1]), l2.dtype), enormous(l2.shape[1:], l2.dtype) * 1e-320

def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    return *(enormous(p.shape, p.dtype) for p in (w1, b1, w2, b2)), [(-1) ** step * 1e300 for step in range(steps)]
"""


def test_numbers_that_overflow_are_judged_without_a_warning(marker: Marker):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        marked = marker.mark(beside(ENORMOUS))
    assert marked.result.status == "graded", marked.result.message
    assert all(check.status == "failed" for check in marked.of("sigmoid") + marked.of("train"))

"""Checks of batchnorm_forward."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.case import Case, Setting
from autograder.hidden.batchnorm.assignment import ANY_SIZE, BATCH, RTOL, batch, batchnorm, scale_and_shift
from autograder.hidden.batchnorm.network import Array
from autograder.hidden.batchnorm.network import batchnorm as normalised
from autograder.sandbox.inside.wire import Handle
from autograder.student import Student, StudentError

CACHE = 1
"""The position of the result that stays with the student, whatever it is."""


def forward(student: Student, x: Array, gamma: Array, beta: Array, **eps: float) -> tuple[Any, Handle | None]:
    """What batchnorm_forward returns: out, and the cache, which stays there."""
    try:
        returned = student.call("batchnorm_forward", (x, gamma, beta), eps, hold=[CACHE])
    except StudentError as error:
        returned = error.answer.value
        if error.answer.status != "returned":
            raise  # else it used forbidden means, which batchnorm_forward alone answers for
    if isinstance(returned, tuple) and len(returned) == 2 and isinstance(returned[CACHE], Handle):
        return returned
    return returned, None


def judge_forward(student: Student, case: Case, x: Array, **eps: float) -> None:
    """One batch against the formula."""
    gamma, beta = scale_and_shift(case)
    returned = student.call("batchnorm_forward", (x, gamma, beta), eps, hold=[CACHE])
    if isinstance(returned, tuple) and len(returned) == 2:
        returned = returned[0]
    else:
        case.require(isinstance(returned, (tuple, list)), "batchnorm_forward returns the tuple (out, cache)")
        case.require(False, f"batchnorm_forward returned {len(returned)} values, asked are the 2 of (out, cache)")
    ones, zeros = np.ones(gamma.shape), np.zeros(gamma.shape)
    others = {
        "x": x,
        "the normalised x, without gamma and beta": normalised(x, ones, zeros, **eps),
        "gamma * the normalised x, without beta": normalised(x, gamma, zeros, **eps),
        "the normalised x + beta, without gamma": normalised(x, ones, beta, **eps),
    }
    case.agree(returned, {"out": normalised(x, gamma, beta, **eps)}, rtol=RTOL[case.dtype], others=others)


@batchnorm.check("batchnorm_forward", 2, 2 * BATCH)
def batchnorm_forward_values(student: Student, case: Case) -> None:
    """out is x normalised over the batch, feature by feature, with the biased variance; then times gamma, plus beta."""
    judge_forward(student, case, batch(case))


WHERE_EPS_COUNTS = (Setting({"N": 4, "F": 5}),)


def narrow_batch(case: Case) -> Array:
    """A feature with a standard deviation of 3e-3, whose variance is about 1e-5, and ordinary ones."""
    x = batch(case)
    x[:, 1] *= 3e-3 / x[:, 1].std()
    return case.exact(x)


def flat_batch(case: Case) -> Array:
    """The same, with a feature that is constant: a short binary fraction, whose mean over four rows is exact."""
    x = narrow_batch(case)
    x[:, 0] = case.random.integers(1, 64) / 16
    return x


@batchnorm.check("batchnorm_forward", 1.5, WHERE_EPS_COUNTS)
def batchnorm_forward_eps(student: Student, case: Case) -> None:
    """eps, 1e-5 unless it is given, is added to the variance, under the root: a constant feature becomes beta."""
    judge_forward(student, case, flat_batch(case))
    judge_forward(student, case, flat_batch(case), eps=0.1)


@batchnorm.check("batchnorm_forward", 1.5, ANY_SIZE, device=True)
def batchnorm_forward_any_input(student: Student, case: Case) -> None:
    """batchnorm_forward keeps the dtype, changes no argument, and works for every N and F; with N = 1, out is beta."""
    judge_forward(student, case, batch(case))
    case.unchanged(student, "x", "gamma", "beta", "eps")

"""Checks of batchnorm_backward, which is given the cache of the student's own batchnorm_forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.case import Case, Disagreement, unwrapped
from autograder.hidden.batchnorm.assignment import ANY_SIZE, BATCH, RTOL, batch, batchnorm, scale_and_shift
from autograder.hidden.batchnorm.forward import WHERE_EPS_COUNTS, forward, narrow_batch
from autograder.hidden.batchnorm.network import EPS, Array
from autograder.hidden.batchnorm.network import batchnorm as normalised
from autograder.hidden.following import following, own
from autograder.oracle.compare import RTOL as LOOSE
from autograder.oracle.compare import same_numbers
from autograder.oracle.gradients import vjp
from autograder.student import Student, StudentError

GRADIENTS = ("dx", "dgamma", "dbeta")


def judge_backward(student: Student, case: Case, x: Array, *, times: int = 1, **eps: float) -> None:
    """One forward pass of the student's, and so many random upstream gradients back through it, from one cache."""
    gamma, beta = scale_and_shift(case)
    try:
        out, cache = forward(student, x, gamma, beta, **eps)
    except StudentError:
        if len(x) > 1:
            raise
        return  # batchnorm_forward alone answers for the single example that it refuses,
    if len(x) == 1 and not _is(out, beta[None]):
        return  # or is wrong about
    if cache is None:
        raise Disagreement("batchnorm_forward returned no (out, cache): without a cache there is no way back")
    for _ in range(times):
        dout = case.normal(*x.shape)
        exact = exact_gradients(x, gamma, beta, dout, **eps)
        got = student.batchnorm_backward(dout, cache)
        case.agree(
            got,
            exact,
            rtol=RTOL[case.dtype],
            others={"dout": dout},
            follow=_own_path(student, case, got, (x, gamma, beta), eps, dout, exact),
        )


def _is(out: Any, wanted: Array) -> bool:
    array, _ = unwrapped(out)
    return array is not None and array.dtype.kind == "f" and same_numbers(array, wanted, RTOL["float32"])


def exact_gradients(x: Array, gamma: Array, beta: Array, dout: Array, **eps: float) -> dict[str, Array]:
    """dx, dgamma and dbeta by the oracle, which takes steps that suit features of a standard deviation of about 1."""
    scale = spread(x, **eps)

    def scaled(z: Array, gamma: Array, beta: Array) -> Array:
        return normalised(z * scale, gamma, beta, **eps)

    dz, dgamma, dbeta = vjp(scaled, (x / scale, gamma, beta), dout)
    return {"dx": dz / scale, "dgamma": dgamma, "dbeta": dbeta}


def spread(x: Array, eps: float = EPS) -> Array:
    """What each feature is divided by."""
    return np.asarray(np.sqrt(x.var(axis=0) + eps))


def _own_path(
    student: Student,
    case: Case,
    got: Any,
    given: tuple[Array, Array, Array],
    eps: Mapping[str, float],
    dout: Array,
    exact: Mapping[str, Array],
) -> Callable[[], Mapping[str, Array]]:
    """What a right backward pass gives behind a wrong forward pass.

    Either the gradient of that very forward pass, or the right formulas applied to what it normalised wrongly and
    cached: each quantity is followed to whichever of the two it is.
    """
    precise = student.in_float64()

    def own_out(x: Array, gamma: Array, beta: Array) -> Array:
        out, _ = forward(precise, x, gamma, beta, **eps)
        return own(out, x.shape)

    def by_formulas(axis: int) -> Callable[[], dict[str, Array]]:
        return lambda: _formulas(own_out(*given), *given, dout, axis)

    def by_differences() -> dict[str, Array]:
        return _differences(own_out, given, spread(given[0], **eps), dout)

    def has_lost_digits() -> bool:
        """A forward pass that casts to float32, and is right otherwise, leaves no more in its cache."""
        out = following(student, lambda: {"out": own_out(*given)}).get("out")
        right = normalised(given[0], given[1], given[2], **eps)
        return out is not None and same_numbers(out, right, LOOSE["float32"]) and not same_numbers(out, right, 1e-10)

    def follow() -> Mapping[str, Array]:
        rtol = LOOSE["float32" if has_lost_digits() else case.dtype]
        paths = [following(student, path) for path in (by_formulas(0), by_formulas(1), by_differences)]
        parts = dict(zip(GRADIENTS, (unwrapped(part)[0] for part in got), strict=False))
        followed: dict[str, Array] = {}
        for path in (*paths, exact):
            for name, value in path.items():
                part = parts.get(name)
                if part is not None and part.dtype.kind == "f" and same_numbers(part, value, rtol):
                    followed[name] = part.astype(np.float64)
        return followed

    return follow


def _formulas(out: Array, x: Array, gamma: Array, beta: Array, dout: Array, axis: int) -> dict[str, Array]:
    """The right formulas with the normalised x, and with the factor that made it of x, that are the student's own.

    The factor belongs to each feature (`axis` 0) or, where a student normalises along the wrong axis, to each example.
    """
    normal = (out - beta) / gamma
    centred = x - x.mean(axis=axis, keepdims=True)
    if not np.all(normal.std(axis=axis) > 1e-3):
        raise Disagreement("an output that does not vary as the input does is not followed")
    factor = (normal * centred).sum(axis=axis, keepdims=True) / (centred * centred).sum(axis=axis, keepdims=True)
    through = dout - dout.mean(axis=0) - normal * (dout * normal).mean(axis=0)
    return {"dx": gamma * factor * through, "dgamma": (dout * normal).sum(axis=0), "dbeta": dout.sum(axis=0)}


_STEP = 1e-3
"""Of differences of fourth order, in units of what a feature is divided by: off by 1e-12 and, by rounding, 1e-13."""


def _differences(
    out: Callable[[Array, Array, Array], Array], given: tuple[Array, Array, Array], scale: Array, dout: Array
) -> dict[str, Array]:
    """The gradient of the student's own forward pass, where that normalises: a multiple of x comes to the same."""
    x, gamma, beta = given
    once, twice = (out(multiple * x / x.std(axis=0), gamma, beta) for multiple in (1e3, 2e3))  # eps is nothing to these
    if not np.all(np.ptp(once, axis=0) > 0) or not np.allclose(once, twice, rtol=0.01, atol=0.01):
        raise Disagreement("a function that does not normalise is not followed")
    slopes = []
    for index, argument in enumerate(given):
        steps = _STEP * np.broadcast_to(scale if argument is x else 1.0, argument.shape)
        slope = np.zeros(argument.shape)
        for place in np.ndindex(argument.shape):
            for size, weight in ((1, 8), (-1, -8), (2, -1), (-2, 1)):
                moved = [array.copy() for array in given]
                moved[index][place] += size * steps[place]
                slope[place] += weight * float((dout * out(moved[0], moved[1], moved[2])).sum())
            slope[place] /= 12 * steps[place]
        slopes.append(slope)
    return dict(zip(GRADIENTS, slopes, strict=True))


@batchnorm.check("batchnorm_backward", {"dx": 2.5, "dgamma": 1, "dbeta": 1}, BATCH)
def batchnorm_backward_gradients(student: Student, case: Case) -> None:
    """batchnorm_backward carries the upstream gradient dout back to x, gamma and beta, as often as it is asked."""
    judge_backward(student, case, batch(case), times=2)


@batchnorm.check("batchnorm_backward", 1, WHERE_EPS_COUNTS)
def batchnorm_backward_eps(student: Student, case: Case) -> None:
    """The gradient is right where eps counts: behind a feature of very small variance, and with eps = 0.1."""
    judge_backward(student, case, narrow_batch(case))
    judge_backward(student, case, narrow_batch(case), eps=0.1)


@batchnorm.check("batchnorm_backward", 1.5, ANY_SIZE, device=True)
def batchnorm_backward_any_input(student: Student, case: Case) -> None:
    """batchnorm_backward keeps the dtype, leaves dout alone, and works for every N and F; with N = 1, dx is 0."""
    judge_backward(student, case, batch(case))
    case.unchanged(student, "dout", "cache")

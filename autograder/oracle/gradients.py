"""Exact vector-Jacobian products of a function given as NumPy code, confirmed by two independent methods.

Complex step (Squire and Trapp, SIAM Review 40, 1998) has no subtraction and is exact to rounding; central differences
with Richardson extrapolation share nothing with it but the function itself. The first is the answer, the second its
witness. Both perturb every entry of all arguments in one call: the function is called with every argument stacked along
a new leading axis and must broadcast over it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Function = Callable[..., Array]

_COMPLEX_STEP = 1e-100
_STEP = 2e-4
"""Small enough for the steepest function of the course, log(y) at y = 0.05: its extrapolated error is f^(5) h^4 / 480 =
3e-10 of a gradient of 20; rounding adds 1e-16 / h = 5e-13 of the function's value."""
AGREEMENT = 1e-8
"""The two methods agree to 1e-10 on the course's functions; a hundred times that is a mistake in the oracle."""


class OracleError(Exception):
    """The two methods disagree: the oracle is wrong, which is never the student's fault."""


def vjp(function: Function, arguments: Sequence[Array], upstream: Array) -> tuple[Array, ...]:
    """The gradients of `sum(upstream * function(*arguments))` with respect to each argument, in float64.

    Raises `OracleError` where complex step and extrapolated central differences disagree.
    """
    gradients = complex_step(function, arguments, upstream)
    for index, (value, witness) in enumerate(zip(gradients, _richardson(function, arguments, upstream), strict=True)):
        scale = float(np.max(np.abs(value), initial=1.0))
        difference = float(np.max(np.abs(value - witness), initial=0.0))
        if not difference <= AGREEMENT * scale:
            raise OracleError(f"complex step and central differences differ by {difference:.3g} in argument {index}")
    return gradients


def gradient(function: Function, arguments: Sequence[Array]) -> tuple[Array, ...]:
    """The gradients of a scalar function (shape `()`, or the perturbations' axis alone)."""
    return vjp(function, arguments, np.ones(()))


def complex_step(function: Function, arguments: Sequence[Array], upstream: Array) -> tuple[Array, ...]:
    """The gradients by complex step alone, not confirmed: for repetitions of a confirmed one."""
    steps = _unit_steps(arguments)
    moved = [argument + 1j * _COMPLEX_STEP * step for argument, step in zip(arguments, steps, strict=True)]
    return _split(_total(upstream * function(*moved)).imag / _COMPLEX_STEP, arguments)


def _richardson(function: Function, arguments: Sequence[Array], upstream: Array) -> tuple[Array, ...]:
    steps = _unit_steps(arguments)
    moved = [
        np.concatenate([argument + size * step for size in (_STEP, -_STEP, _STEP / 2, -_STEP / 2)])
        for argument, step in zip(arguments, steps, strict=True)
    ]
    forward, backward, half_forward, half_backward = np.split(_total(upstream * function(*moved)), 4)
    coarse, fine = (forward - backward) / (2 * _STEP), (half_forward - half_backward) / _STEP
    return _split((4 * fine - coarse) / 3, arguments)


def _unit_steps(arguments: Sequence[Array]) -> list[Array]:
    """For each argument one copy per entry of all arguments, that entry 1, all others 0: shape (entries, *shape)."""
    bounds = np.cumsum([0, *(argument.size for argument in arguments)])
    steps = np.eye(int(bounds[-1]))
    return [
        steps[:, start:stop].reshape(len(steps), *argument.shape)
        for argument, start, stop in zip(arguments, bounds[:-1], bounds[1:], strict=True)
    ]


def _split(values: Array, arguments: Sequence[Array]) -> tuple[Array, ...]:
    """One derivative per entry of all arguments, as one array per argument."""
    bounds = np.cumsum([argument.size for argument in arguments])[:-1]
    parts = np.split(values, bounds)
    return tuple(part.reshape(argument.shape) for part, argument in zip(parts, arguments, strict=True))


def _total(values: Array) -> Array:
    return np.asarray(values.sum(axis=tuple(range(1, values.ndim))))

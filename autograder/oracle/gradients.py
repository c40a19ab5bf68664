"""Exact vector-Jacobian products of a function given as NumPy code, confirmed by two independent methods.

Complex step (Squire and Trapp, SIAM Review 40, 1998) has no subtraction and is exact to rounding; central differences
with Richardson extrapolation share nothing with it but the function itself. The first is the answer, the second its
witness. Both perturb every entry of an argument at once: the function is called with that argument stacked along a new
leading axis and must broadcast over it.
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
"""Small enough for the steepest function of the course, log(y) at y = 0.05: its extrapolated error is f^(5) h^4 / 480 = 3e-10
of a gradient of 20; rounding adds 1e-16 / h = 5e-13 of the function's value."""
AGREEMENT = 1e-8
"""The two methods agree to 1e-10 on the course's functions; a hundred times that is a mistake in the oracle."""


class OracleError(Exception):
    """The two methods disagree: the oracle is wrong, which is never the student's fault."""


def vjp(function: Function, arguments: Sequence[Array], upstream: Array) -> tuple[Array, ...]:
    """The gradients of `sum(upstream * function(*arguments))` with respect to each argument, in float64.

    Raises `OracleError` where complex step and extrapolated central differences disagree.
    """
    return tuple(_confirmed(function, arguments, upstream, index) for index in range(len(arguments)))


def gradient(function: Function, arguments: Sequence[Array]) -> tuple[Array, ...]:
    """The gradients of a scalar function (shape `()`, or the perturbations' axis alone)."""
    return vjp(function, arguments, np.ones(()))


def _confirmed(function: Function, arguments: Sequence[Array], upstream: Array, index: int) -> Array:
    value = complex_step(function, arguments, upstream, index)
    witness = _richardson(function, arguments, upstream, index)
    scale = float(np.max(np.abs(value), initial=1.0))
    difference = float(np.max(np.abs(value - witness), initial=0.0))
    if not difference <= AGREEMENT * scale:
        raise OracleError(f"complex step and central differences differ by {difference:.3g} in argument {index}")
    return value


def complex_step(function: Function, arguments: Sequence[Array], upstream: Array, index: int) -> Array:
    """The gradient with respect to one argument, not confirmed: for repetitions of a confirmed one."""
    shape = arguments[index].shape
    stacked = arguments[index] + _unit_steps(shape, 1j * _COMPLEX_STEP)
    moved = function(*arguments[:index], stacked, *arguments[index + 1 :])
    return np.asarray(_total(upstream * moved).imag.reshape(shape) / _COMPLEX_STEP)


def _richardson(function: Function, arguments: Sequence[Array], upstream: Array, index: int) -> Array:
    shape = arguments[index].shape
    count = arguments[index].size
    steps = [_STEP, -_STEP, _STEP / 2, -_STEP / 2]
    stacked = arguments[index] + np.concatenate([_unit_steps(shape, step) for step in steps])
    values = _total(upstream * function(*arguments[:index], stacked, *arguments[index + 1 :])).reshape(4, count)
    coarse = (values[0] - values[1]) / (2 * _STEP)
    fine = (values[2] - values[3]) / _STEP
    return np.asarray(((4 * fine - coarse) / 3).reshape(shape))


def _unit_steps(shape: tuple[int, ...], step: complex) -> Array:
    """One copy of the argument's shape per entry, that entry moved: shape (size, *shape)."""
    size = int(np.prod(shape, dtype=int))
    return (np.eye(size) * step).reshape(size, *shape)


def _total(values: Array) -> Array:
    return values.reshape(len(values), -1).sum(axis=1)

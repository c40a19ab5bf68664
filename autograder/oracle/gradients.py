"""Exact vector-Jacobian products of a function given as NumPy code, confirmed by two independent methods.

Complex step (Squire and Trapp, SIAM Review 40, 1998) has no subtraction and is exact to rounding; central differences
with Richardson extrapolation share nothing with it but the function itself. The first is the answer, the second its
witness: along one direction per argument that moves all of its entries, since an error in any entry tilts that slope.
Both are one call of the function, with every argument stacked along a new leading axis, over which it must broadcast.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Function = Callable[..., Array]
Shapes = tuple[tuple[int, ...], ...]

_COMPLEX_STEP = 1e-100
_GOLDEN = (1 + 5**0.5) / 2
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
    weights = _weights(_shapes(arguments))
    witnesses = _richardson(function, arguments, upstream)
    for index, (value, weight, witness) in enumerate(zip(gradients, weights, witnesses, strict=True)):
        slopes = value * weight
        difference = abs(float(slopes.sum()) - witness)
        if not difference <= AGREEMENT * max(1.0, float(np.abs(slopes).sum())):
            raise OracleError(f"complex step and central differences differ by {difference:.3g} in argument {index}")
    return gradients


def gradient(function: Function, arguments: Sequence[Array]) -> tuple[Array, ...]:
    """The gradients of a scalar function (shape `()`, or the perturbations' axis alone)."""
    return vjp(function, arguments, np.ones(()))


def confirm(found: Sequence[Array], gradients: Sequence[Array]) -> None:
    """Raise `OracleError` unless gradients that were found in another way are those of this module."""
    for index, (one, other) in enumerate(zip(found, gradients, strict=True)):
        difference = float(np.abs(one - other).max(initial=0.0))
        if not difference <= AGREEMENT * max(1.0, float(np.abs(other).max(initial=0.0))):
            raise OracleError(f"the chain rule and {__name__} differ by {difference:.3g} in argument {index}")


def complex_step(function: Function, arguments: Sequence[Array], upstream: Array) -> tuple[Array, ...]:
    """The gradients by complex step alone, not confirmed."""
    steps = _complex_steps(_shapes(arguments))
    moved = [argument + step for argument, step in zip(arguments, steps, strict=True)]
    return _split(_total(upstream * function(*moved)).imag / _COMPLEX_STEP, arguments)


def _richardson(function: Function, arguments: Sequence[Array], upstream: Array) -> list[float]:
    """The slope along each argument's weights, which moves all of its entries at once: four calls' worth of each."""
    steps = _real_steps(_shapes(arguments))
    moved = [argument + step for argument, step in zip(arguments, steps, strict=True)]
    forward, backward, half_forward, half_backward = _total(upstream * function(*moved)).reshape(4, -1)
    coarse, fine = (forward - backward) / (2 * _STEP), (half_forward - half_backward) / _STEP
    slopes: list[float] = ((4 * fine - coarse) / 3).tolist()
    return slopes


def _shapes(arguments: Sequence[Array]) -> Shapes:
    return tuple(argument.shape for argument in arguments)


@cache
def _complex_steps(shapes: Shapes) -> tuple[Array, ...]:
    """For each argument one step per entry of all arguments, of that entry alone: shape (entries, *shape)."""
    steps = 1j * _COMPLEX_STEP * np.eye(sum(map(math.prod, shapes)))
    return tuple(_kept(part.T.reshape(len(steps), *shape)) for part, shape in _parts(steps, shapes))


@cache
def _weights(shapes: Shapes) -> tuple[Array, ...]:
    """For each argument what each of its entries weighs along its direction: none nothing, and no two alike.

    So an error in any of them moves the slope.
    """
    counts = (np.arange(1, math.prod(shape) + 1) for shape in shapes)
    weights = (0.5 + np.modf(_GOLDEN * count)[0] / 2 for count in counts)
    return tuple(_kept(weight.reshape(shape)) for weight, shape in zip(weights, shapes, strict=True))


@cache
def _real_steps(shapes: Shapes) -> tuple[Array, ...]:
    """For each argument steps of four sizes along its weights, each beside none along the others' weights.

    Shape (4 * arguments, *shape).
    """
    steps = []
    for index, (weight, shape) in enumerate(zip(_weights(shapes), shapes, strict=True)):
        along = np.zeros((4, len(shapes), *shape))
        for size, step in zip((_STEP, -_STEP, _STEP / 2, -_STEP / 2), along, strict=True):
            step[index] = size * weight
        steps.append(_kept(along.reshape(4 * len(shapes), *shape)))
    return tuple(steps)


def _kept(array: Array) -> Array:
    array.flags.writeable = False
    return array


def _split(values: Array, arguments: Sequence[Array]) -> tuple[Array, ...]:
    """One derivative per entry of all arguments, as one array per argument."""
    return tuple(part.reshape(shape) for part, shape in _parts(values, _shapes(arguments)))


def _parts(values: Array, shapes: Shapes) -> Iterator[tuple[Array, tuple[int, ...]]]:
    """As many of the values as each shape has entries, and the shape."""
    start = 0
    for shape in shapes:
        size = math.prod(shape)
        yield values[start : start + size], shape
        start += size


def _total(values: Array) -> Array:
    return np.asarray(values.sum(axis=tuple(range(1, values.ndim))))

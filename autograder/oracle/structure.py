"""What kind of wrong a number is, where no catalogued mistake gives it: factor, transpose, missing sum, swap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.oracle.compare import same_numbers

Array = NDArray[Any]

_RESIDUAL = {"float64": 1e-8, "float32": 1e-4}
"""How exactly a relation must hold to be named: well above rounding, far below chance for a dozen random entries."""

_NOISE = 1e-3
"""A factor nearer to 1 than this is a coincidence of few numbers that are off by little."""


def explain(
    quantity: str, got: Array, want: Array, sizes: Mapping[str, int], others: Mapping[str, Array], dtype: str
) -> str | None:
    """One sentence that relates a wrong `got` to the right `want`, or None where no relation is found.

    `sizes` names the numbers that a factor may be (N, D, H, O); `others` the quantities that may have been mistaken
    for this one.
    """
    if not np.all(np.isfinite(got)) or not want.size or not np.any(want):
        return None
    rtol = _RESIDUAL.get(dtype, 1e-4)
    return (
        _shape_relation(quantity, got, want, rtol)
        or _identity(quantity, got, others, rtol)  # what has a name says more than a factor
        or _factor(quantity, got, want, sizes, rtol)
    )


def _shape_relation(quantity: str, got: Array, want: Array, rtol: float) -> str | None:
    if got.shape != want.shape and got.size == want.size and same_numbers(got.reshape(want.shape), want, rtol):
        return f"The numbers of {quantity} are right; only its shape is not: {got.shape}, asked is {want.shape}."
    if want.ndim == 2 and want.size > 1 and same_numbers(got.T, want, rtol):
        return f"{quantity} is the transpose of what was asked."
    for axis in range(got.ndim):
        if got.ndim == want.ndim + 1 and same_numbers(got.sum(axis=axis), want, rtol):
            return f"{quantity} is not yet summed over axis {axis}: what each row adds must be added up."
    return None


def _factor(quantity: str, got: Array, want: Array, sizes: Mapping[str, int], rtol: float) -> str | None:
    if got.shape != want.shape or got.size < 2:
        return None
    factor = float(np.vdot(want, got) / np.vdot(want, want))
    if factor == 0 or abs(factor - 1) < _NOISE or not same_numbers(got / factor, want, rtol):
        return None
    return f"{quantity} is right but for a constant factor: it is {_name(factor, sizes, rtol)} times what was asked."


def _name(factor: float, sizes: Mapping[str, int], rtol: float) -> str:
    """The number, and the sizes that it is: which of them is meant, another case may tell."""
    symbols = {name: float(size) for name, size in sizes.items() if size > 1}
    symbols |= {f"1/{name}": 1 / size for name, size in symbols.items()}
    sign = "-" if factor < 0 else ""
    meant = " or ".join(f"{sign}{symbol}" for symbol, value in symbols.items() if _close(abs(factor), value, rtol))
    return f"{factor:.4g} (which is {meant} here)" if meant else f"{factor:.4g}"


def _close(factor: float, value: float, rtol: float) -> bool:
    return abs(factor - value) <= 10 * rtol * abs(value)


def _identity(quantity: str, got: Array, others: Mapping[str, Array], rtol: float) -> str | None:
    for name, other in others.items():
        if name != quantity and got.size > 1 and np.any(other) and same_numbers(got, other, rtol):
            return f"What you return as {quantity} is {name}."
    return None

"""What kind of wrong a number is, where no catalogued mistake gives it: a factor, a transpose, a missing sum, a swap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.oracle.compare import same_numbers

Array = NDArray[Any]

_RESIDUAL = {"float64": 1e-8, "float32": 1e-4}
"""How exactly a relation must hold to be named: well above rounding, far below chance for a dozen random entries."""


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
        or _factor(quantity, got, want, sizes, rtol)
        or _identity(quantity, got, others, rtol)
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
    if factor == 0 or not same_numbers(got / factor, want, rtol):
        return None
    return f"{quantity} is right but for a constant factor: it is {_name(factor, sizes, rtol)} times what was asked."


def _name(factor: float, sizes: Mapping[str, int], rtol: float) -> str:
    sign = "-" if factor < 0 else ""
    names = {1.0: "1"}
    for name, size in sizes.items():
        names.setdefault(float(size), f"{name} = {size}")
        names.setdefault(1.0 / size, f"1/{name} = 1/{size}")
    names.setdefault(2.0, "2")
    names.setdefault(0.5, "1/2")
    for value, name in names.items():
        if abs(abs(factor) - value) <= 10 * rtol * value:
            return f"{sign}{name}" if not sign or name.isdigit() else f"-({name})"
    return f"{factor:.4g}"


def _identity(quantity: str, got: Array, others: Mapping[str, Array], rtol: float) -> str | None:
    for name, other in others.items():
        if name != quantity and got.size > 1 and np.any(other) and same_numbers(got, other, rtol):
            return f"What you return as {quantity} is {name}."
    return None

"""Comparing a returned quantity with the right one: type, dtype, shape, finiteness and value fail in their own ways."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Kind = Literal["type", "dtype", "shape", "non-finite", "value"]

RTOL = {"float64": 1e-9, "float32": 1e-4, "float16": 1e-2}
"""Relative to the largest entry of the right answer. The best independent formulas differ by 1e-13 in float64 and
3.5e-7 in float32 on the course's sizes; every catalogued mistake moves the answer by a hundred tolerances and more."""


@dataclass(frozen=True, eq=False)
class Mismatch:
    """How one quantity differs from the right one.

    `margin` is the distance in tolerances; infinite where it is no matter of distance.
    """

    quantity: str
    kind: Kind
    detail: str
    margin: float = math.inf
    got: Array | None = None
    want: Array | None = None


def compare(quantity: str, got: Array, want: Array, rtol: float) -> Mismatch | None:
    """The first way in which `got` differs from `want` by more than `rtol` times the largest entry of `want`."""
    if got.shape != want.shape:
        detail = f"has shape {got.shape}, asked is {want.shape}"
        return Mismatch(quantity, "shape", detail, got=got, want=want)
    scale = float(np.abs(want).max(initial=0.0)) or 1.0
    with np.errstate(over="ignore", invalid="ignore"):
        error = np.abs(got.astype(np.float64, copy=False) - want)
    largest = float(error.max(initial=0.0))
    if largest <= rtol * scale:  # so that all are finite, too
        return None
    if not np.all(np.isfinite(got)):
        return Mismatch(quantity, "non-finite", _first_non_finite(got), got=got, want=want)
    worst = np.unravel_index(int(np.argmax(error)), error.shape)
    where = f" at {[int(i) for i in worst]}" if worst else ""
    detail = f"is {float(got[worst]):.6g}{where}, off by {largest:.3g}"
    if got.size > 1:
        wrong = int(np.count_nonzero(error > rtol * scale))
        detail += f" ({wrong} of {got.size} entries are off)"
    return Mismatch(quantity, "value", detail, largest / (rtol * scale), got, want)


def together(want: Mapping[str, Array], rtol: float) -> dict[str, float]:
    """The tolerance of each quantity, for quantities that are right to `rtol` of the largest entry of them all.

    Of numbers that one computation made of each other: where a bias ends near 0, its rounding is still that of the
    numbers that it was made of, and relative to itself as large as anything.
    """
    largest = {name: float(np.max(np.abs(value), initial=0.0)) for name, value in want.items()}
    whole = max(largest.values()) or 1.0
    return {name: rtol * whole / (own or 1.0) for name, own in largest.items()}


def _first_non_finite(got: Array) -> str:
    index = np.argwhere(~np.isfinite(got))[0]
    where = f" at {[int(i) for i in index]}" if index.size else ""
    return f"is {float(got[tuple(index)])}{where}: every entry must be finite here"


def same_numbers(left: Array, right: Array, rtol: float) -> bool:
    """Whether two arrays are the same computation: equal shapes, non-finite entries alike, values to `rtol`."""
    if left.shape != right.shape:
        return False
    finite = np.isfinite(left)
    if not np.array_equal(finite, np.isfinite(right)):
        return False
    if not np.array_equal(left[~finite], right[~finite], equal_nan=True):
        return False
    scale = float(np.max(np.abs(right[finite]), initial=0.0)) or 1.0
    return bool(np.all(np.abs(left[finite] - right[finite]) <= rtol * scale))

"""Whether numbers are independent draws from U(-a, a), by tests that state how often they accuse such draws.

Each statistic of a right answer strays with probability `false_alarm` at most, once: a check adds up those of all that
it asks for, and stays below 1e-9. Entries of float32 lie on a grid of 2^-24 of the bound and less, which moves a
probability of this kind by a thousandth of itself.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case
from autograder.hidden.xavier.fans import fans
from autograder.oracle.statistics import (
    all_differ,
    kolmogorov_distance,
    kolmogorov_limit,
    least_maximum,
    serial_correlation,
    serial_limit,
)

Array = NDArray[Any]

ROUNDING = 1e-6
"""How far beyond a, relative to it, an entry may lie by rounding: a handful of operations in float32."""


def xavier_bound(shape: tuple[int, ...], gain: float = 1.0) -> float:
    """a of the uniform distribution U(-a, a): Glorot and Bengio (2010), equation 16."""
    return gain * math.sqrt(6 / sum(fans(shape)))


def require_own_draws(case: Case, drawn: Array) -> None:
    """Neither all rows nor all columns are the same one: of such entries no statistic could tell anything else."""
    rows = drawn.reshape(drawn.shape[0], -1)
    for name, lines in (("rows", rows), ("columns", rows.T)):
        different = len(lines) == 1 or np.any(lines != lines[0])
        case.require(different, f"all {name} are equal: every entry needs a draw of its own")


def judge_bound(case: Case, drawn: Array, bound: float, false_alarm: float) -> None:
    """No entry lies beyond the bound, and on both sides entries come as close to it as uniform ones do.

    Three statistics, each an exact probability: the largest of |w|, of w and of -w.
    """
    require_own_draws(case, drawn)
    share = drawn / bound
    largest = float(np.abs(share).max())
    case.require(
        largest <= 1 + ROUNDING,
        f"an entry lies {largest:.4g} times as far from 0 as the bound a: none may lie beyond it",
    )
    least = least_maximum(drawn.size, false_alarm)
    case.require(
        largest >= least,
        f"of {drawn.size} entries none lies farther from 0 than {largest:.4g} times the bound a: uniform draws come "
        f"closer to it than {least:.4g}",
    )
    for side, reach in (("above", float(share.max())), ("below", -float(share.min()))):
        case.require(
            (1 + reach) / 2 >= least,
            f"{side} 0 the entries reach {reach:.4g} times the bound a: U(-a, a) is symmetric, and reaches it",
        )


def judge_distribution(case: Case, drawn: Array, false_alarm: float) -> None:
    """The entries are uniform between their own extremes, which need not be the right ones.

    Given the largest of |w|, all others are uniform up to it. One statistic.
    """
    require_own_draws(case, drawn)
    sizes = np.abs(drawn).ravel()
    farthest = int(sizes.argmax())
    others = np.delete(drawn.ravel(), farthest) / sizes[farthest]
    distance = kolmogorov_distance((1 + others) / 2)
    limit = kolmogorov_limit(others.size, false_alarm)
    case.require(
        distance <= limit,
        f"the entries are not spread evenly over [-a, a]: their distribution is {distance:.3f} from the uniform one, "
        f"and chance takes {drawn.size} draws no farther than {limit:.3f}",
    )


def judge_independence(case: Case, drawn: Array, false_alarm: float) -> None:
    """No two rows or columns are equal, and no entry goes along with its neighbour or with one half of all farther on.

    Three statistics. Rows and columns of ten entries and more, each on a grid of 2^23 values, are never equal.
    """
    rows = drawn.reshape(drawn.shape[0], -1)
    for name, lines in (("rows", rows), ("columns", rows.T)):
        case.require(all_differ(lines), f"two {name} are equal: every entry needs a draw of its own")
    limit = serial_limit(false_alarm)
    for lag, where in ((1, "next"), (rows.shape[1], "below"), (rows.size // 2, "half of all entries farther on")):
        strays = abs(serial_correlation(rows.ravel(), lag))
        case.require(
            strays <= limit,
            f"an entry can be told from the one {where}: their correlation is {strays:.1f} standard deviations from 0, "
            f"and chance goes no farther than {limit:.1f}",
        )

"""Statistical tests that state how often they accuse a right answer."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def binomial_bounds(draws: int, probability: float, false_alarm: float) -> tuple[int, int]:
    """The closest (low, high) that a binomial count leaves with at most that probability, half of it on either side.

    The tails are summed exactly, term by term from their far ends, in float64: no normal approximation, whose tails are
    wrong by a factor at 1e-9. `probability` lies strictly between 0 and 1.
    """
    counts = np.arange(1.0, draws + 1)
    # A term is the one before it times (draws - count + 1) / count and the odds; far out it vanishes, its log does not.
    steps = np.log((draws + 1 - counts) / counts) + (math.log(probability) - math.log1p(-probability))
    pmf = np.exp(draws * math.log1p(-probability) + np.concatenate(([0.0], np.cumsum(steps))))
    low, above = (int(np.searchsorted(np.cumsum(tail), false_alarm / 2, "right")) for tail in (pmf, pmf[::-1]))
    return min(low, draws), draws - min(above, draws)


def all_differ(lines: Array) -> bool:
    """Whether no two lines are equal; where all begin in their own way, nothing else is looked at."""
    return len(np.unique(lines[:, 0])) == len(lines) or len({line.tobytes() for line in lines}) == len(lines)


def least_maximum(draws: int, false_alarm: float) -> float:
    """What the largest of that many uniform draws from [0, 1] falls short of with exactly that probability.

    All lie below m with probability m^draws.
    """
    return float(false_alarm ** (1 / draws))


def kolmogorov_distance(sample: Array) -> float:
    """The largest distance between the sample's empirical distribution and the uniform one on [0, 1]."""
    ordered = np.sort(sample, axis=None)
    ranks = np.arange(ordered.size + 1) / ordered.size
    return float(max(np.max(ranks[1:] - ordered), np.max(ordered - ranks[:-1])))


def kolmogorov_limit(draws: int, false_alarm: float) -> float:
    """What `kolmogorov_distance` of that many uniform draws exceeds with at most that probability.

    The inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's constant, P(D > d) <= 2 exp(-2 draws d^2), which
    holds for every number of draws; at small probabilities it is Kolmogorov's own limit law.
    """
    return math.sqrt(math.log(2 / false_alarm) / (2 * draws))


def serial_correlation(values: Array, lag: int) -> float:
    """How far each value goes along with the one `lag` places on, in standard deviations of what chance does.

    The sum of the products x_i x_(i + lag), divided by the root of the sum of their squares.
    """
    products = values[:-lag] * values[lag:]
    return float(np.sum(products) / math.sqrt(float(np.sum(products**2)) or 1.0))


def serial_limit(false_alarm: float) -> float:
    """What |`serial_correlation`| exceeds with at most that probability, for independent symmetric draws.

    Given their sizes, the signs of the draws are fair coins, and so are those of the products: pairs that are `lag`
    apart form chains, without a circle. Hoeffding's inequality for such a sum is P(|T| > t) <= 2 exp(-t^2 / 2).
    """
    return math.sqrt(2 * math.log(2 / false_alarm))

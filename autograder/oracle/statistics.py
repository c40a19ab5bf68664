"""Statistical tests that state how often they accuse a right answer."""

from __future__ import annotations

import math
from functools import cache


@cache
def binomial_bounds(draws: int, probability: float, false_alarm: float) -> tuple[int, int]:
    """The closest (low, high) that a binomial count leaves with at most that probability, half of it on either side.

    The tails are summed exactly, term by term from their far ends, in float64: no normal approximation, whose tails are
    wrong by a factor at 1e-9. `probability` lies strictly between 0 and 1.
    """
    low = _tail_count(draws, probability, false_alarm / 2)
    return low, draws - _tail_count(draws, 1 - probability, false_alarm / 2)


def _tail_count(draws: int, probability: float, mass: float) -> int:
    """The largest count whose strictly smaller counts together have at most that probability."""
    below = 0.0
    for count in range(draws + 1):
        below += math.exp(_log_pmf(draws, count, probability))
        if below > mass:
            return count
    return draws


def _log_pmf(draws: int, count: int, probability: float) -> float:
    ways = math.lgamma(draws + 1) - math.lgamma(count + 1) - math.lgamma(draws - count + 1)
    return ways + count * math.log(probability) + (draws - count) * math.log1p(-probability)

"""Statistical tests: how often they accuse a right answer is what they say, computed with exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from autograder.oracle.statistics import binomial_bounds


def probability(counts, draws, p):
    """That a binomial count is among these, exactly."""
    p = Fraction(p)
    return sum(comb(draws, count) * p**count * (1 - p) ** (draws - count) for count in counts)


class TestBinomialBounds:
    @pytest.mark.parametrize("false_alarm", [0.05, 1e-4, 4e-10])
    @pytest.mark.parametrize("p", [0.5, 0.2, 0.75, 0.0625])
    @pytest.mark.parametrize("draws", [10, 100, 300])
    def test_each_side_keeps_its_half_and_could_not_be_closer(self, draws, p, false_alarm):
        low, high = binomial_bounds(draws, p, false_alarm)
        half = Fraction(false_alarm) / 2 * (1 + Fraction(1, 10**9))
        assert probability(range(low), draws, p) <= half < probability(range(low + 1), draws, p)
        assert probability(range(high + 1, draws + 1), draws, p) <= half < probability(range(high, draws + 1), draws, p)

    def test_nothing_is_improbable_enough_for_a_few_draws(self):
        assert binomial_bounds(10, 0.5, 1e-9) == (0, 10)

    def test_both_sides_mirror_each_other(self):
        low, high = binomial_bounds(1000, 0.3, 1e-6)
        assert binomial_bounds(1000, 0.7, 1e-6) == (1000 - high, 1000 - low)

    def test_ten_thousand_draws_betray_a_share_that_is_off_by_four_per_cent(self):
        low, high = binomial_bounds(10_000, 0.5, 1e-9)
        assert 4_600 < low < 5_000 < high < 5_400

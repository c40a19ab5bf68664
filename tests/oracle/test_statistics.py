"""Statistical tests: how often they accuse a right answer is what they say, computed with exact fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import comb, exp, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from autograder.oracle.statistics import (
    binomial_bounds,
    kolmogorov_distance,
    kolmogorov_limit,
    least_maximum,
    serial_correlation,
    serial_limit,
)


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


def share(happens, trials):
    """How often it happens, and how far chance may take that share from its probability: four standard deviations."""
    found = sum(map(bool, happens)) / trials
    return found, 4 * sqrt(max(found, 1 / trials) / trials)


class TestLeastMaximum:
    @pytest.mark.parametrize("false_alarm", [0.05, 1e-4, 1e-10])
    @pytest.mark.parametrize("draws", [1, 300, 14_300])
    def test_all_draws_lie_below_it_with_exactly_that_probability(self, draws, false_alarm):
        assert least_maximum(draws, false_alarm) ** draws == pytest.approx(false_alarm)

    def test_chance_falls_short_of_it_as_often_as_stated(self):
        largest = np.random.default_rng(0).uniform(size=(10_000, 50)).max(axis=1)
        found, error = share(largest < least_maximum(50, 0.05), 10_000)
        assert found == pytest.approx(0.05, abs=error)

    def test_ten_thousand_draws_betray_a_bound_that_is_off_by_a_quarter_of_a_per_cent(self):
        assert 1 - 0.0025 < least_maximum(10_000, 1e-10) < 1


def uniform(shape, seed=0):
    return np.random.default_rng(seed).uniform(size=shape)


class TestKolmogorov:
    @pytest.mark.parametrize(
        ("sample", "distance"),
        [([0.5], 0.5), ([0.0], 1.0), ([0.25, 0.75], 0.25), ([0.9, 0.1, 0.5], 7 / 30), ([0.2] * 4, 0.8)],
    )
    def test_the_distance_is_the_largest_step_between_the_two_distributions(self, sample, distance):
        assert kolmogorov_distance(np.array(sample)) == pytest.approx(distance)

    def test_the_distance_is_what_looking_at_every_place_finds(self):
        sample, places = uniform(200), np.linspace(0, 1, 20_001)
        empirical = (sample[:, None] <= places).mean(axis=0)
        assert kolmogorov_distance(sample) == pytest.approx(np.abs(empirical - places).max(), abs=1e-4)

    @pytest.mark.parametrize(("false_alarm", "critical"), [(0.10, 1.2239), (0.05, 1.3581), (0.01, 1.6276)])
    def test_the_limits_are_those_of_kolmogorovs_table(self, false_alarm, critical):
        assert kolmogorov_limit(100, false_alarm) * 10 == pytest.approx(critical, abs=2e-4)

    @pytest.mark.parametrize("draws", [20, 500])
    def test_chance_exceeds_a_limit_about_as_often_as_stated_and_not_more(self, draws):
        limit = kolmogorov_limit(draws, 0.05)
        found, error = share((kolmogorov_distance(sample) > limit for sample in uniform((4000, draws))), 4000)
        assert 0.03 < found <= 0.05 + error

    def test_a_normal_distribution_of_the_same_spread_is_told_from_3300_draws_on(self):
        quantiles = NormalDist(0.5, sqrt(1 / 12)).inv_cdf
        normal = np.clip([quantiles((i + 0.5) / 3300) for i in range(3300)], 0, 1)
        distance = kolmogorov_distance(normal)
        assert kolmogorov_limit(2800, 1e-9) > distance > kolmogorov_limit(3350, 1e-9)


class TestSerialCorrelation:
    @pytest.mark.parametrize("lag", [1, 2, 5])
    def test_no_signs_of_given_sizes_stray_beyond_a_limit_more_often_than_stated(self, lag):
        sizes = uniform(12)
        strays = [abs(serial_correlation(sizes * signs, lag)) for signs in product((-1, 1), repeat=12)]
        for limit in (0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
            assert np.mean(np.array(strays) > limit) <= 2 * exp(-(limit**2) / 2)

    @pytest.mark.parametrize("false_alarm", [0.3, 1e-10])
    def test_the_limit_is_where_hoeffdings_bound_is_the_false_alarm(self, false_alarm):
        assert 2 * exp(-(serial_limit(false_alarm) ** 2) / 2) == pytest.approx(false_alarm)

    def test_is_a_standard_normal_for_independent_draws(self):
        strays = [serial_correlation(2 * sample - 1, 7) for sample in uniform((4000, 300))]
        assert np.mean(strays) == pytest.approx(0, abs=0.07)
        assert np.std(strays) == pytest.approx(1, abs=0.06)

    @pytest.mark.parametrize(
        ("dependent", "lag"),
        [
            (np.sort, 1),
            (lambda draws: np.repeat(draws[::2], 2), 1),
            (lambda draws: np.concatenate([draws[:500], -draws[:500]]), 500),
            (lambda draws: np.tile(draws[:20], 50), 20),
            (np.abs, 1),
            (np.cumsum, 1),
        ],
    )
    def test_a_thousand_draws_betray_what_is_not_independent(self, dependent, lag):
        assert abs(serial_correlation(dependent(2 * uniform(1000) - 1), lag)) > serial_limit(1e-10)

    def test_nothing_is_no_correlation(self):
        assert serial_correlation(np.zeros(9), 1) == serial_correlation(np.ones(3), 3) == 0

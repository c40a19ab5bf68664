"""What training checks have in common: starts, batches, and thresholds that right and wrong work keep away from."""

from __future__ import annotations

import math

import numpy as np
import pytest

from autograder.case import Case, Setting
from autograder.hidden.descent import AND, CORNERS, OR, XOR, batch, decided, one_sided, sigmoids
from autograder.hidden.perceptron.training import COST, RATE, STEPS, start
from autograder.oracle.networks import cross_entropy, descend, outputs


def case(seed=0, **sizes):
    return Case(Setting(sizes, "float64"), np.random.default_rng(seed), "mean", "torch")


def test_the_gates_are_those_of_the_corners():
    assert AND.T.tolist() == [(CORNERS.min(axis=1)).tolist()]
    assert OR.T.tolist() == [(CORNERS.max(axis=1)).tolist()]
    assert XOR.T.tolist() == [(CORNERS.sum(axis=1) % 2).tolist()]


@pytest.mark.parametrize("sizes", [(2, 1), ("D", "H", 1), (2, 10, 10, 10, 1)])
@pytest.mark.parametrize("N", [1, 4, 7])
def test_a_decided_batch_lies_on_both_sides_of_one_half_and_clear_of_it(sizes, N):
    for seed in range(20):
        layers, X = decided(case(seed, N=N, D=3, H=4), *sizes)
        answers = outputs(layers, X)
        assert X.shape == (N, layers[0][1].shape[1])
        assert (np.abs(answers - 0.5) > 0.01).all()
        assert int((answers > 0.5).sum()) == N - N // 2


def test_sigmoids_take_sizes_by_name_and_by_number():
    shapes = [value.shape for layer in sigmoids(case(D=3, H=4), "D", "H", 1) for value in layer[1:]]
    assert shapes == [(4, 3), (4,), (1, 4), (1,)]


@pytest.mark.parametrize("sizes", [("D", 1), ("D", "H", 1)])
class TestAFewSteps:
    def test_keep_outputs_away_from_0_and_1_where_a_guard_against_log_0_counts(self, sizes):
        for seed in range(50):
            drawn = case(seed, N=7, D=3, H=4)
            layers = one_sided(drawn, *sizes)
            X, Y = batch(drawn, layers), drawn.targets("N", 1)
            trained, _ = descend(layers, X, Y, 1.5, 10)
            for answers in (outputs(layers, X), outputs(trained, X)):
                assert np.abs(answers - 0.5).max() < 0.49

    def test_lower_the_cost_from_the_first_on(self, sizes):
        for seed in range(50):
            drawn = case(seed, N=7, D=3, H=4)
            layers = one_sided(drawn, *sizes)
            _, (before, after) = descend(layers, batch(drawn, layers), drawn.targets("N", 1), 0.8, 2)
            assert before - after > 1e-3


class TestOneUnit:
    @pytest.mark.parametrize("Y", [AND, OR])
    def test_learns_what_a_line_can_part_from_every_start(self, Y):
        for seed in range(200):
            trained, _ = descend(start(case(seed)), CORNERS, Y, RATE, STEPS)
            assert cross_entropy(trained, CORNERS, Y) < 0.75 * COST
            assert ((outputs(trained, CORNERS) > 0.5) == (Y > 0.5)).all()

    def test_settles_on_xor_far_within_the_bounds_from_every_start(self):
        for seed in range(200):
            trained, _ = descend(start(case(seed)), CORNERS, XOR, RATE, STEPS)
            assert cross_entropy(trained, CORNERS, XOR) == pytest.approx(math.log(2), abs=1e-5)
            assert np.abs(outputs(trained, CORNERS) - 0.5).max() < 2e-3

    def test_starts_outside_of_those_bounds(self):
        for seed in range(200):
            assert np.abs(outputs(start(case(seed)), CORNERS) - 0.5).max() > 0.1

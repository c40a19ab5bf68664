"""The starts of `xor_nn`: right work ends far below the thresholds from every student's."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.case import Case, Setting
from autograder.hidden.descent import CORNERS, XOR
from autograder.hidden.xor_nn import training
from autograder.hidden.xor_nn.assignment import SMALL, WIDE_DEEP
from autograder.oracle.networks import cross_entropy, descend, parameters


def ends(layers, rate, steps, count):
    """The costs at the end of right work from the starts of so many students."""
    for seed in range(count):
        case = Case(Setting({}), np.random.default_rng(seed), "mean", "torch")
        trained, _ = descend(training.nearby(case, layers), CORNERS, XOR, rate, steps)
        yield cross_entropy(trained, CORNERS, XOR)


def test_the_small_network_ends_below_half_the_threshold():
    ended = ends(training.small_start(), training.RATE, training.STEPS, 20)
    assert max(ended) < training.COST / 2


def test_the_wide_and_deep_one_ends_below_a_third_of_the_threshold():
    ended = ends(training.wide_deep_start(), training.DEEP_RATE, training.DEEP_STEPS, 20)
    assert max(ended) < training.DEEP_COST / 3


def test_the_wide_and_deep_one_stands_on_a_plateau_first():
    _, costs = descend(training.wide_deep_start(), CORNERS, XOR, training.DEEP_RATE, training.DEEP_STEPS)
    assert np.mean(np.abs(np.array(costs[:60]) - np.log(2)) < 0.1) > 0.6


@pytest.mark.parametrize(("start", "sizes"), [(training.small_start, SMALL), (training.wide_deep_start, WIDE_DEEP)])
def test_the_starts_have_the_asked_sizes(start, sizes):
    weights = [value for value in parameters(start()) if value.ndim == 2]
    assert [weight.shape for weight in weights] == list(zip(sizes[1:], sizes[:-1], strict=True))

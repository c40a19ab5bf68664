"""Hidden inputs: the same on every regrade, unlike for everybody else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.checking import Draws
from autograder.stream import stream

NAMES = ("ada", "forward.values", "0")


def numbers(*names: str, seed: int = 0) -> np.ndarray:
    return stream(seed, *names).normal(size=8)


def test_the_same_names_and_seed_draw_the_same():
    np.testing.assert_array_equal(numbers(*NAMES), numbers(*NAMES))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("bob", "forward.values", "0"), id="student"),
        pytest.param(("ada", "forward.any_input", "0"), id="check"),
        pytest.param(("ada", "forward.values", "1"), id="setting"),
        pytest.param(("adaforward.values", "", "0"), id="names that join to the same text"),
        pytest.param(("ada", "forward.values"), id="fewer names"),
    ],
)
def test_another_name_draws_others(other):
    assert not np.any(numbers(*other) == numbers(*NAMES))


@pytest.mark.parametrize("seed", [1, -1, 10, 2**64])
def test_another_seed_draws_others(seed):
    assert not np.any(numbers(*NAMES, seed=seed) == numbers(*NAMES))


@given(st.text(), st.text())
def test_any_two_students_draw_different_numbers(one, other):
    same = np.array_equal(numbers(one, "c", "0"), numbers(other, "c", "0"))
    assert same == (one == other)


def test_what_a_file_draws_while_it_is_loaded_is_its_students_own():
    assert Draws(0, "ada").for_loading("backprop") == Draws(0, "ada").for_loading("backprop")
    others = {
        Draws(0, "ada").for_loading("backprop"),
        Draws(0, "bob").for_loading("backprop"),
        Draws(1, "ada").for_loading("backprop"),
        Draws(0, "ada").for_loading("xavier"),
    }
    assert len(others) == 4

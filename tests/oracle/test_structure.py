"""The kind of a wrong number, in a sentence that is true; and silence where there is no relation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.oracle.structure import explain

SIZES = {"N": 5, "D": 3, "H": 4, "O": 2}
W2 = np.array([[0.3, -1.2], [2.1, 0.4], [-0.7, 0.9], [1.5, -0.2]])  # (H, O)
B2 = np.array([0.8, -1.6])

seeds = st.integers(0, 2**32 - 1)


def said(got, want, quantity="d_w2", sizes=SIZES, others=None, dtype="float64"):
    return explain(quantity, np.asarray(got, dtype=np.float64), np.asarray(want), sizes, others or {}, dtype)


class TestFactors:
    @pytest.mark.parametrize(
        ("factor", "name"),
        [
            (5.0, "5 (which is N here)"),
            (1 / 5, "0.2 (which is 1/N here)"),
            (3.0, "3 (which is D here)"),
            (1 / 4, "0.25 (which is 1/H here)"),
            (2.0, "2 (which is O here)"),
            (-5.0, "-5 (which is -N here)"),
            (-1 / 3, "-0.3333 (which is -1/D here)"),
            (-1.0, "-1"),
            (7.0, "7"),
            (2.302585, "2.303"),
            (1.01, "1.01"),
        ],
    )
    def test_a_factor_is_given_and_the_size_that_it_is(self, factor, name):
        sentence = f"d_w2 is right but for a constant factor: it is {name} times what was asked."
        assert said(factor * W2, W2) == sentence

    def test_a_factor_that_is_no_size_of_the_case_is_a_plain_number(self):
        assert "it is 2 times" in said(2 * W2, W2, sizes={"N": 7})
        assert "it is 2 times" in said(2 * W2, W2, sizes={})

    def test_two_sizes_of_one_number_are_both_given(self):
        assert "2 (which is D or H here)" in said(2 * B2, B2, sizes={"N": 4, "D": 2, "H": 2, "O": 1})

    def test_a_size_of_one_explains_nothing(self):
        assert "it is -1 times" in said(-B2, B2, sizes={"N": 4, "O": 1})

    def test_rounding_hides_no_factor(self):
        in_float32 = (W2 / 5).astype(np.float32)
        assert "1/N" in said(in_float32, W2, dtype="float32")

    def test_one_number_has_no_constant_factor(self):
        assert said([6.0], [2.0]) is None
        assert said(6.0, 2.0) is None

    @pytest.mark.parametrize("noise", [0, 1e-12, 3e-9, 1e-4])
    def test_right_numbers_are_off_by_no_factor(self, noise):
        # Of another dtype, or off by a guard: a factor of 1 would be no explanation.
        signs = np.resize([1.0, -1.0], W2.shape)
        assert said(W2 * (1 + noise * signs), W2) is None
        assert said(W2 * (1 + noise), W2) is None

    def test_one_factor_for_each_column_is_not_constant(self):
        assert said(W2 * [2.0, 3.0], W2) is None

    def test_all_zero_is_no_factor(self):
        assert said(0 * W2, W2) is None


class TestShapes:
    def test_a_transpose(self):
        assert said(W2.T, W2) == "d_w2 is the transpose of what was asked."

    def test_a_transpose_that_a_square_hides(self):
        square = np.array([[1.0, 2.0], [3.0, 5.0]])
        assert said(square.T, square) == "d_w2 is the transpose of what was asked."

    @pytest.mark.parametrize("shape", [(1, 2), (2, 1), (2, 1, 1)])
    def test_a_dimension_that_was_kept(self, shape):
        sentence = f"The numbers of d_b2 are right; only its shape is not: {shape}, asked is (2,)."
        assert said(B2.reshape(shape), B2, "d_b2") == sentence

    def test_a_dimension_that_was_lost(self):
        want = np.array([[1.0], [-2.0], [0.5]])
        assert said(want.ravel(), want).endswith("(3,), asked is (3, 1).")

    @pytest.mark.parametrize("axis", [0, 1])
    def test_a_sum_that_is_missing(self, axis):
        rows = np.random.default_rng(0).normal(size=(5, 2) if axis == 0 else (2, 5))
        sentence = said(rows, rows.sum(axis=axis), "d_b2")
        assert sentence.startswith(f"d_b2 is not yet summed over axis {axis}")

    def test_a_shape_with_other_numbers_is_not_explained(self):
        assert said(np.ones((5, 2)), B2) is None
        assert said(np.arange(8.0).reshape(2, 4), W2) is None


class TestSwaps:
    def test_another_quantity_in_its_place(self):
        other = np.random.default_rng(0).normal(size=(3, 4))
        assert said(other, W2, others={"d_w2": W2, "d_w1": other}) == "What you return as d_w2 is d_w1."

    def test_a_quantity_that_is_a_multiple_is_called_by_its_name(self):
        unscaled = 0.2445 * W2
        assert said(unscaled, W2, "out", others={"x * mask": unscaled}) == "What you return as out is x * mask."

    def test_a_single_number_may_be_anything(self):
        assert said([3.0], [2.0], others={"d_b1": np.array([3.0])}) is None

    def test_zeros_are_not_recognised_as_another_quantity(self):
        assert said(np.zeros(2), B2, "d_b2", others={"d_b1": np.zeros(2)}) is None


class TestNothingToSay:
    @pytest.mark.parametrize("value", [np.nan, np.inf])
    def test_of_what_is_not_finite(self, value):
        assert said(np.full_like(W2, value), W2) is None

    def test_where_zero_is_asked(self):
        assert said(W2, np.zeros_like(W2)) is None

    def test_of_an_empty_array(self):
        assert said(np.empty((0, 2)), np.empty((2, 0))) is None
        assert said(np.empty(0), W2) is None

    @settings(max_examples=300, deadline=None)
    @given(seed=seeds, rows=st.integers(1, 5), columns=st.integers(2, 5), scale=st.sampled_from([1e-3, 1.0, 1e3]))
    def test_of_numbers_that_have_nothing_to_do_with_each_other(self, seed, rows, columns, scale):
        random = np.random.default_rng(seed)
        want, got = random.normal(size=(rows, columns)), scale * random.normal(size=(rows, columns))
        others = {"a1": random.normal(size=(rows, columns)), "d_w1": random.normal(size=(columns, rows))}
        longer = random.normal(size=(3, rows, columns))
        for strange in (got, got.T, got.ravel(), longer, want + 1e-3 * got, want * got, want**2, np.ones_like(want)):
            assert said(strange, want, others=others) is None

    @settings(max_examples=100, deadline=None)
    @given(seed=seeds)
    def test_of_a_dozen_such_numbers_in_float32(self, seed):
        random = np.random.default_rng(seed)
        want, got = random.normal(size=(3, 4)), random.normal(size=(3, 4))
        assert said(got.astype(np.float32), want, dtype="float32") is None


@settings(max_examples=100, deadline=None)
@given(seed=seeds, factor=st.floats(0.01, 0.99) | st.floats(1.01, 100), sign=st.sampled_from([1, -1]))
def test_a_factor_that_is_said_is_the_factor(seed, factor, sign):
    want = np.random.default_rng(seed).normal(size=(3, 4))
    sentence = said(sign * factor * want, want)
    number = float(sentence.split("it is ")[1].split(" ")[0])
    assert number == float(f"{sign * factor:.4g}")

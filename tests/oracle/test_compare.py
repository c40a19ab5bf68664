"""Comparing: what is called wrong, of which kind, by how much, and where."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.oracle.compare import RTOL, compare, same_numbers, together

WANT = np.array([[1.0, -2.0, 0.5], [4.0, 0.0, -1.0]])
finite = st.floats(-1e6, 1e6, allow_subnormal=False)


def changed(array, index, value):
    copy = array.copy()
    copy[index] = value
    return copy


class TestRight:
    @given(arrays.arrays(np.float64, arrays.array_shapes(min_dims=0, max_dims=3, min_side=0), elements=finite))
    def test_the_right_answer_is_right(self, want):
        assert compare("q", want.copy(), want, 1e-9) is None

    def test_an_empty_array_of_the_right_shape_is_right(self):
        assert compare("q", np.empty((0, 3)), np.empty((0, 3)), 1e-9) is None

    @pytest.mark.parametrize("dtype", ["float32", "float16", "int64", "bool"])
    def test_the_dtype_is_not_compared_here(self, dtype):
        want = np.array([1.0, 0.0, 1.0])
        assert compare("q", want.astype(dtype), want, 1e-9) is None


class TestKinds:
    @pytest.mark.parametrize("shape", [(6,), (3, 2), (1, 2, 3), (2, 3, 1), ()])
    def test_a_shape(self, shape):
        got = np.resize(WANT, shape)
        mismatch = compare("d_w", got, WANT, 1e-9)
        assert (mismatch.kind, mismatch.quantity, mismatch.margin) == ("shape", "d_w", math.inf)
        assert str(shape) in mismatch.detail
        assert "(2, 3)" in mismatch.detail

    def test_an_empty_shape_is_another_than_another_empty_shape(self):
        assert compare("q", np.empty((0, 2)), np.empty((0, 3)), 1e-9).kind == "shape"

    @pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
    def test_an_entry_that_is_not_finite_is_named_with_its_place(self, value):
        mismatch = compare("q", changed(changed(WANT, (0, 2), value), (1, 1), value), WANT, 1e-9)
        assert (mismatch.kind, mismatch.margin) == ("non-finite", math.inf)
        assert f"is {value} at [0, 2]" in mismatch.detail

    def test_a_number_that_is_not_finite_has_no_place(self):
        assert compare("q", np.array(np.nan), np.array(1.0), 1e-9).detail.startswith("is nan:")

    def test_a_value(self):
        mismatch = compare("q", changed(WANT, (1, 2), 1.0), WANT, 1e-9)
        assert mismatch.kind == "value"
        assert mismatch.detail == "is 1 at [1, 2], off by 2 (1 of 6 entries are off)"

    def test_the_worst_entry_is_shown_and_all_are_counted(self):
        mismatch = compare("q", changed(changed(WANT, (0, 0), 1.1), (1, 0), 5.0), WANT, 1e-9)
        assert mismatch.detail == "is 5 at [1, 0], off by 1 (2 of 6 entries are off)"

    def test_a_single_number_has_neither_place_nor_count(self):
        assert compare("q", np.array(2.5), np.array(2.0), 1e-9).detail == "is 2.5, off by 0.5"

    def test_it_keeps_what_came_back_and_what_was_right(self):
        got = changed(WANT, (0, 0), 9.0)
        mismatch = compare("q", got, WANT, 1e-9)
        assert mismatch.got is got
        assert mismatch.want is WANT

    @pytest.mark.parametrize("value", [1.7e308, -1.7e308])
    def test_numbers_as_large_as_there_are_overflow_nothing(self, value):
        mismatch = compare("q", np.full(2, value), np.array([-1e308, 1e308]), 1e-9)
        assert mismatch.kind == "value"
        assert mismatch.margin > 1e8


class TestTolerance:
    """`rtol` times the largest entry of the right answer: for every entry of it the same."""

    @pytest.mark.parametrize(("off", "right"), [(3.9e-6, True), (4.1e-6, False)])
    @pytest.mark.parametrize("index", [(0, 0), (1, 0), (1, 1)])
    def test_the_line_is_the_same_for_small_entries_and_large_ones(self, index, off, right):
        got = changed(WANT, index, WANT[index] + off)
        assert (compare("q", got, WANT, 1e-6) is None) is right

    def test_on_the_line_is_right(self):
        assert compare("q", np.array([1.5]), np.array([1.0]), 0.5) is None
        assert compare("q", np.array([np.nextafter(1.5, 2)]), np.array([1.0]), 0.5) is not None

    @pytest.mark.parametrize(("off", "right"), [(0.9e-6, True), (1.1e-6, False)])
    def test_where_all_is_zero_it_is_absolute(self, off, right):
        assert (compare("q", np.full(3, off), np.zeros(3), 1e-6) is None) is right

    def test_a_tiny_answer_is_compared_with_its_own_size(self):
        assert compare("q", np.array([2e-12]), np.array([1e-12]), 1e-9) is not None

    @given(st.floats(0.01, 1e6), st.floats(1e-3, 1e3))
    def test_the_margin_is_the_distance_in_tolerances(self, off, size):
        mismatch = compare("q", np.array([size * (1 + off), 0.0]), np.array([size, 0.0]), 1e-4)
        assert mismatch.margin == pytest.approx(off / 1e-4, rel=1e-9)

    def test_float64_is_far_stricter_than_float32(self):
        assert RTOL["float64"] * 1e4 < RTOL["float32"] < RTOL["float16"]


class TestSameNumbers:
    def test_the_same_pattern_of_nan_and_infinity_is_the_same(self):
        pattern = np.array([1.0, np.nan, np.inf, -np.inf, 2.0])
        assert same_numbers(pattern, pattern.copy(), 1e-9)

    @pytest.mark.parametrize("value", [np.nan, np.inf, 0.0])
    def test_one_entry_of_another_kind_is_another_pattern(self, value):
        pattern = np.array([1.0, -np.inf, 2.0])
        assert not same_numbers(pattern, changed(pattern, 1, value), 1e-9)
        assert not same_numbers(changed(pattern, 1, value), pattern, 1e-9)

    def test_all_nan_is_all_nan(self):
        assert same_numbers(np.full(3, np.nan), np.full(3, np.nan), 1e-9)

    def test_finite_entries_are_compared_beside_others(self):
        assert not same_numbers(np.array([np.inf, 1.0]), np.array([np.inf, 1.1]), 1e-9)
        assert same_numbers(np.array([np.inf, 1.0]), np.array([np.inf, 1.1]), 0.2)

    @pytest.mark.parametrize("shape", [(1, 3), (3, 1), ()])
    def test_another_shape_is_not_the_same(self, shape):
        assert not same_numbers(np.ones(3), np.ones(shape), 1e-9)

    @pytest.mark.parametrize("shape", [(), (0,), (0, 2)])
    def test_numbers_and_nothing(self, shape):
        assert same_numbers(np.ones(shape), np.ones(shape), 1e-9)

    @given(arrays.arrays(np.float64, arrays.array_shapes(), elements=st.floats(allow_subnormal=False)))
    def test_everything_is_the_same_as_itself(self, array):
        assert same_numbers(array, array.copy(), 1e-9)


class TestQuantitiesOfOneComputation:
    """The parameters after a step: each is as exact as the numbers that they were all made of."""

    def test_one_that_ends_near_zero_has_the_rounding_of_the_others(self):
        want = {"weight": np.array([[-0.88, 0.19]]), "bias": np.array([2.3e-4])}
        got = want["bias"] + 3.3e-8  # what float32 makes of -0.127 + 0.1272
        rtols = together(want, RTOL["float32"])
        assert compare("bias", got, want["bias"], RTOL["float32"]) is not None
        assert compare("bias", got, want["bias"], rtols["bias"]) is None

    def test_the_largest_keeps_its_tolerance_and_a_real_difference_is_seen_in_any(self):
        want = {"weight": np.array([[-0.88, 0.19]]), "bias": np.array([2.3e-4])}
        rtols = together(want, 1e-4)
        assert rtols["weight"] == pytest.approx(1e-4)
        assert compare("bias", want["bias"] + 1e-3, want["bias"], rtols["bias"]) is not None

    def test_where_all_are_zero_the_tolerance_is_absolute(self):
        assert together({"weight": np.zeros(2), "bias": np.zeros(1)}, 1e-4) == {"weight": 1e-4, "bias": 1e-4}

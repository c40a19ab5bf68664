"""The oracle's gradients: right to rounding, on every size, and never given where its two methods disagree."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.oracle.gradients import AGREEMENT, OracleError, complex_step, confirm, gradient, vjp

sizes = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)


def affine(a, w, b):
    """a @ w + b, where any of the three may have the perturbations' axis in front."""
    return a @ w + b[..., None, :]


def two_layers(np_or_torch, squash):
    def function(X, w1, b1, w2, b2):
        return squash(affine(np_or_torch.tanh(affine(X, w1, b1)), w2, b2))

    return function


# The same function for the oracle and for autograd.
FUNCTIONS: dict[str, tuple[Callable, Callable]] = {
    "affine": (affine, affine),
    "network": (two_layers(np, lambda z: 1 / (1 + np.exp(-z))), two_layers(torch, torch.sigmoid)),
    "product": (lambda x, y: x**2 * y, lambda x, y: x**2 * y),
    "quotient": (lambda x, y: x / (y**2 + 1), lambda x, y: x / (y**2 + 1)),
    "row sums": (lambda x: np.exp(x).sum(axis=-1), lambda x: torch.exp(x).sum(dim=-1)),
    "logarithm": (lambda x: np.log(x**2 + 0.05), lambda x: torch.log(x**2 + 0.05)),
}


def arguments_of(name, random, N, D, H, K):
    shapes = {
        "affine": [(N, D), (D, H), (H,)],
        "network": [(N, D), (D, H), (H,), (H, K), (K,)],
        "product": [(N, D), (N, D)],
        "quotient": [(N,), (N,)],
        "row sums": [(N, D)],
        "logarithm": [(N, D)],
    }
    return [random.normal(size=shape) for shape in shapes[name]]


def by_autograd(function, arguments, upstream):
    tensors = [torch.tensor(argument, requires_grad=True) for argument in arguments]
    result = function(*tensors)
    return [gradient.numpy() for gradient in torch.autograd.grad(result, tensors, torch.tensor(upstream))]


class TestAgainstAutograd:
    @settings(max_examples=40, deadline=None)
    @given(name=st.sampled_from(sorted(FUNCTIONS)), seed=seeds, N=sizes, D=sizes, H=sizes, K=sizes)
    def test_every_gradient_is_that_of_autograd(self, name, seed, N, D, H, K):
        random = np.random.default_rng(seed)
        ours, theirs = FUNCTIONS[name]
        arguments = arguments_of(name, random, N, D, H, K)
        upstream = random.normal(size=ours(*arguments).shape)
        got = vjp(ours, arguments, upstream)
        want = by_autograd(theirs, arguments, upstream)
        for argument, ours_, theirs_ in zip(arguments, got, want, strict=True):
            assert ours_.shape == argument.shape
            assert ours_.dtype == np.float64
            np.testing.assert_allclose(ours_, theirs_, rtol=1e-12, atol=1e-12 * max(1, np.abs(theirs_).max()))


class TestAgainstClosedForms:
    def test_the_slope_of_the_sigmoid(self):
        x = np.linspace(-6, 6, 13)
        (got,) = vjp(lambda z: 1 / (1 + np.exp(-z)), [x], np.ones(13))
        s = 1 / (1 + np.exp(-x))
        np.testing.assert_allclose(got, s * (1 - s), rtol=1e-13)

    def test_a_matrix_product(self):
        random = np.random.default_rng(0)
        a, w, upstream = random.normal(size=(5, 3)), random.normal(size=(3, 4)), random.normal(size=(5, 4))
        d_a, d_w = vjp(lambda a, w: a @ w, [a, w], upstream)
        np.testing.assert_allclose(d_a, upstream @ w.T, rtol=1e-13, atol=1e-14)
        np.testing.assert_allclose(d_w, a.T @ upstream, rtol=1e-13, atol=1e-14)

    def test_a_scalar_function_needs_no_upstream(self):
        x = np.array([[1.0, -2.0], [3.0, 0.5]])
        (got,) = gradient(lambda x: (x**3).sum(axis=(-2, -1)), [x])
        np.testing.assert_allclose(got, 3 * x**2, rtol=1e-14)

    def test_a_number(self):
        (got,) = gradient(np.exp, [np.array(0.5)])
        assert got.shape == ()
        assert got == pytest.approx(np.exp(0.5), rel=1e-14)

    def test_steep_logarithms_as_near_to_zero_as_the_course_goes(self):
        y = np.array([0.05, 0.95])
        (got,) = vjp(np.log, [y], np.ones(2))
        np.testing.assert_allclose(got, 1 / y, rtol=1e-14)

    @pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0)])
    def test_nothing_has_an_empty_gradient(self, shape):
        (got,) = vjp(np.exp, [np.empty(shape)], np.empty(shape))
        assert got.shape == shape

    def test_an_empty_argument_beside_a_full_one(self):
        d_a, d_b = vjp(lambda a, b: b * 2 + a.sum(axis=-1, keepdims=True), [np.empty((0,)), np.ones(3)], np.ones(3))
        assert d_a.shape == (0,)
        np.testing.assert_array_equal(d_b, [2, 2, 2])

    def test_what_an_argument_does_not_touch_has_gradient_zero(self):
        _, unused = vjp(lambda x, y: x + 0 * y, [np.ones(3), np.ones(3)], np.ones(3))
        np.testing.assert_array_equal(unused, 0)

    def test_arguments_stay_as_they_were(self):
        x, upstream = np.ones((2, 3)), np.ones((2, 3))
        vjp(np.exp, [x], upstream)
        np.testing.assert_array_equal(x, 1)
        np.testing.assert_array_equal(upstream, 1)


class TestDisagreement:
    """A function that only one of the methods can differentiate is a mistake in the oracle."""

    @pytest.mark.parametrize(
        "function",
        [
            pytest.param(np.abs, id="abs, which is not holomorphic"),
            pytest.param(lambda x: np.conj(x) * x, id="a conjugate"),
            pytest.param(lambda x: x.real**2, id="the imaginary part dropped"),
            pytest.param(lambda x: np.maximum(x.real, 0.5) * x, id="half of the step dropped"),
            pytest.param(lambda x: np.where(x.real > 0.7, x, x * 1.001), id="a jump within the difference's step"),
            pytest.param(lambda x: x * np.nan, id="NaN"),
            pytest.param(lambda x: x / 0, id="infinity"),
        ],
    )
    @pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::numpy.exceptions.ComplexWarning")
    def test_it_is_an_error_of_the_oracle(self, function):
        with pytest.raises(OracleError, match="argument 0"):
            vjp(function, [np.array([0.7, 2.0])], np.ones(2))

    def test_the_message_names_the_argument(self):
        with pytest.raises(OracleError, match="argument 1"):
            vjp(lambda x, y: x + np.abs(y), [np.ones(2), np.ones(2)], np.ones(2))

    def test_a_smooth_function_that_the_differences_blur_is_refused(self):
        # Too wild for the witness's step: better no answer than one that a single method gives.
        with pytest.raises(OracleError):
            vjp(lambda x: np.sin(1e4 * x), [np.array([0.3])], np.ones(1))

    def test_complex_step_alone_confirms_nothing(self):
        (got,) = complex_step(lambda x: x.real * 1.0, [np.ones(2)], np.ones(2))
        np.testing.assert_array_equal(got, 0)

    @settings(max_examples=40, deadline=None)
    @given(seed=seeds, share=st.floats(1e-6, 1e-2))
    def test_a_slip_of_a_millionth_is_noticed(self, seed, share):
        x = np.random.default_rng(seed).normal(size=4)
        assert share > 10 * AGREEMENT

        def slipped(z):
            return z * 1.0 + share * z.real

        with pytest.raises(OracleError):
            vjp(slipped, [x], np.ones(4))


class TestConfirming:
    FOUND = (np.array([1.0, -2.0]), np.array(3.0))

    def test_what_agrees_is_confirmed(self):
        confirm(self.FOUND, [value * (1 + AGREEMENT / 10) for value in self.FOUND])

    @pytest.mark.parametrize("wrong", [1 + 10 * AGREEMENT, np.nan, np.inf])
    def test_what_does_not_is_a_fault_of_the_oracle(self, wrong):
        with pytest.raises(OracleError, match="in argument 1"):
            confirm([self.FOUND[0], self.FOUND[1] * wrong], self.FOUND)

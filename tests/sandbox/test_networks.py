"""The grader's models in the sandbox: made as asked, kept by their keys, read back whatever a student did to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.sandbox import Sandbox
from autograder.sandbox.inside import wire

from .conversation import PATIENT, call, load
from .test_values import answer


def tensor(*values: Any, dtype: str = "float64") -> wire.Tensor:
    return wire.Tensor(np.array(values, dtype), dtype)


W, B = tensor([1.0, -2.0]), tensor(0.5)
NETWORK = wire.Network("one", (("linear", W, B), ("sigmoid",)))
NORM = ("batchnorm", tensor(2.0), tensor(1.0), tensor(3.0), tensor(4.0))
NORMED = wire.Network("two", (("linear", W, B), NORM), training=False)
X = tensor([1.0, 1.0], [0.0, 3.0])


class TestMaking:
    def test_a_model_is_a_sequential_of_torchs_layers(self, trusted: Sandbox):
        norm = ("batchnorm", *[tensor(1.0, 1.0)] * 4)
        layers = norm, ("linear", W, B), ("relu",), ("dropout", 0.25), ("sigmoid",)
        shown = answer(trusted, "def f(m): return str(m)", wire.Network("all", layers)).value
        linear = "Linear(in_features=2, out_features=1"
        for part in ("Sequential", "BatchNorm1d(2, eps", linear, "ReLU()", "Dropout(p=0.25", "Sigmoid()"):
            assert part in shown

    def test_it_computes_with_the_given_parameters_and_statistics(self, trusted: Sandbox):
        got = answer(trusted, "def f(m, x): return m(x)", NORMED, X).value.array
        pre = np.array([[-0.5], [-5.5]])
        np.testing.assert_allclose(got, 2 * (pre - 3) / np.sqrt(4 + 1e-5) + 1, rtol=1e-12)

    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_its_dtype_is_that_of_its_parameters(self, trusted: Sandbox, dtype: str):
        layers = (("linear", tensor([1.0, 2.0], dtype=dtype), tensor(0.0, dtype=dtype)),)
        source = "def f(m): return {str(p.dtype) for p in m.parameters()} == {'torch." + dtype + "'}"
        assert answer(trusted, source, wire.Network("one", layers)).value is True

    def test_its_parameters_are_trained_and_its_statistics_are_not(self, trusted: Sandbox):
        source = "def f(m): return [t.requires_grad for t in m.state_dict(keep_vars=True).values()]"
        assert answer(trusted, source, NORMED).value == [True] * 4 + [False] * 3

    @pytest.mark.parametrize(("network", "mode"), [(NETWORK, True), (NORMED, False)])
    def test_it_is_in_the_mode_that_was_asked(self, trusted: Sandbox, network: wire.Network, mode: bool):
        assert answer(trusted, "def f(m): return [p.training for p in m.modules()]", network).value == [mode] * 3

    def test_nothing_is_drawn_to_make_it(self, trusted: Sandbox):
        draws = "def f(*models): return torch.rand(3)"
        with trusted.submission(PATIENT) as session:
            load(session, f"import torch\n{draws}")
            with_model = call(session, "f", NETWORK, seed=1).value
            without = call(session, "f", seed=1).value
        assert np.array_equal(with_model.array, without.array)


class TestKeys:
    def test_a_model_stays_the_same_object(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, "def f(m):\n    m[0].bias.data += 1\n    return id(m), float(m[0].bias)")
            first, second = (call(session, "f", NETWORK).value for _ in range(2))
            other = call(session, "f", NETWORK._replace(key="other")).value
        assert first[0] == second[0] != other[0]
        assert (first[1], second[1], other[1]) == (1.5, 2.5, 1.5)

    def test_an_optimiser_moves_the_parameters_of_its_model(self, trusted: Sandbox):
        optimizer = wire.Optimizer("sgd", NETWORK, 0.5)
        source = "def f(m, o):\n    m[0].bias.grad = m[0].bias.detach() * 0 + 3\n    o.step()\n    return id(o)"
        with trusted.submission(PATIENT) as session:
            load(session, source)
            first, second = (call(session, "f", NETWORK, optimizer) for _ in range(2))
        assert first.value == second.value
        assert [told.network[2][1].array.item() for told in (first, second)] == [-1.0, -2.5]


class TestReading:
    @pytest.mark.parametrize(
        ("body", "bias"),
        [
            ("m[0].bias.data -= 1", -0.5),
            ("m[0].bias.data = m[0].bias.data - 1", -0.5),
            ("with torch.no_grad(): m[0].bias.sub_(1)", -0.5),
            ("m[0].bias = torch.nn.Parameter(m[0].bias.detach() - 1)", -0.5),
            ("m.load_state_dict({'0.weight': m[0].weight, '0.bias': m[0].bias.detach() - 1})", -0.5),
            ("m.to('cpu')[0].bias.data.sub_(1)", -0.5),
            ("m.forward = lambda x: x", 0.5),
            ("torch.nn.Sequential(m, torch.nn.Identity())[0][0].bias.data.sub_(1)", -0.5),
            ("m.extra = torch.nn.Parameter(torch.ones(3))", 0.5),
            ("m.requires_grad_(False)", 0.5),
        ],
    )
    def test_the_layers_present_parameters_are_told(self, trusted: Sandbox, body: str, bias: float):
        told = answer(trusted, f"def f(m):\n    {body}", NETWORK)
        assert told.raised is None
        modes, _, (weight, moved) = told.network
        assert modes == [True, True, True]
        assert np.array_equal(weight.array, W.array)
        assert moved.array.tolist() == [bias]

    def test_statistics_are_told_after_the_parameters_of_their_layer(self, trusted: Sandbox):
        told = answer(trusted, "def f(m, x): m.train()(x)", NORMED, X).network
        assert told[0] == [True, True, True]
        mean, var = np.array([-0.5, -5.5]).mean(), np.array([-0.5, -5.5]).var(ddof=1)
        want = [[[1.0, -2.0]], [0.5], [2.0], [1.0], [0.9 * 3 + 0.1 * mean], [0.9 * 4 + 0.1 * var]]
        for got, numbers in zip(told[2], want, strict=True):
            np.testing.assert_allclose(got.array, numbers, rtol=1e-12)

    @pytest.mark.parametrize("body", ["m[0] = 3", "del m[0].bias", "del m.training", "m[0].bias = None"])
    def test_of_a_model_that_was_taken_apart_no_tensor_stands_for_what_is_missing(self, trusted: Sandbox, body: str):
        told = answer(trusted, f"def f(m):\n    {body}", NETWORK)
        assert told.network is None or None in told.network[2]

    def test_a_call_that_raised_tells_nothing(self, trusted: Sandbox):
        told = answer(trusted, "def f(m): raise ValueError", NETWORK)
        assert (told.status, told.network) == ("raised", None)


@pytest.mark.parametrize("way", ["m(x)", "m.forward(x)", "functools.reduce(lambda a, layer: layer(a), m, x)"])
@pytest.mark.parametrize(("around", "seen"), [("torch.enable_grad()", True), ("torch.no_grad()", False)])
def test_whether_a_pass_recorded_gradients_is_seen_whichever_way_it_goes(
    trusted: Sandbox, way: str, around: str, seen: bool
):
    source = f"import functools\ndef f(m, x):\n    with {around}: {way}"
    _modes, recorded, _tensors = answer(trusted, source, NETWORK, X).network
    assert recorded is seen

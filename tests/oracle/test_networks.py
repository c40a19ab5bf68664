"""The oracle of small networks: confirmed by torch's layers, cost, gradients and optimiser, and by differences."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from autograder.oracle import networks
from autograder.oracle.gradients import gradient
from autograder.sandbox.inside.networks import build


def layers(*sizes, kinds):
    """Linear layers of these sizes, each followed by one of the kinds."""
    rng = np.random.default_rng(sum(sizes))
    found = []
    for inputs, outputs, kind in zip(sizes[:-1], sizes[1:], kinds, strict=True):
        found += [("linear", rng.normal(size=(outputs, inputs)), rng.normal(size=outputs)), (kind,)]
    return tuple(found)


STACKS = [
    layers(3, 1, kinds=["sigmoid"]),
    layers(2, 4, 1, kinds=["sigmoid", "sigmoid"]),
    layers(3, 5, 4, 1, kinds=["relu", "sigmoid", "sigmoid"]),
    layers(2, 5, 4, 3, 1, kinds=["relu", "relu", "relu", "sigmoid"]),
]


@pytest.fixture(params=STACKS, ids=lambda stack: "-".join(kind for kind, *_ in stack))
def stack(request):
    return request.param


@pytest.fixture
def batch(stack):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(7, stack[0][1].shape[1]))
    return X, (np.arange(7.0) % 2)[:, None]


def model_of(stack):
    """torch's own model with the same parameters."""
    as_tensors = [(kind, *map(torch.tensor, values)) for kind, *values in stack]
    return build(as_tensors, training=True)


def torch_descends(stack, X, Y, learning_rate, steps):
    """torch's model after training, and the costs on the way."""
    model, costs = model_of(stack), []
    optimiser = torch.optim.SGD(model.parameters(), lr=learning_rate)
    for _ in range(steps):
        optimiser.zero_grad()
        cost = torch.nn.functional.binary_cross_entropy(model(torch.tensor(X)), torch.tensor(Y))
        cost.backward()
        optimiser.step()
        costs.append(cost.item())
    return model, costs


def test_the_outputs_are_torchs(stack, batch):
    want = model_of(stack)(torch.tensor(batch[0])).detach().numpy()
    np.testing.assert_allclose(networks.outputs(stack, batch[0]), want, rtol=1e-13)


def test_the_cost_and_its_gradients_are_torchs(stack, batch):
    model, costs = torch_descends(stack, *batch, 0.0, 1)
    assert networks.cross_entropy(stack, *batch) == pytest.approx(costs[0], rel=1e-12)
    for got, parameter in zip(networks.gradients(stack, *batch), model.parameters(), strict=True):
        np.testing.assert_allclose(got, parameter.grad.numpy(), rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("stack", STACKS[:2], indirect=True)
def test_the_gradients_are_those_of_complex_steps_and_central_differences(stack, batch):
    X, Y = batch

    def cost(*values):
        a = X
        for W, b in zip(values[::2], values[1::2], strict=True):
            a = networks.sigmoid(a @ np.swapaxes(W, -1, -2) + b[..., None, :])
        return -(Y * np.log(a) + (1 - Y) * np.log(1 - a)).mean(axis=(-2, -1))

    exact = gradient(cost, networks.parameters(stack))
    for got, want in zip(networks.gradients(stack, X, Y), exact, strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-10, atol=1e-13)


def test_gradient_descent_follows_torchs_optimiser(stack, batch):
    model, costs = torch_descends(stack, *batch, 0.7, 20)
    trained, told = networks.descend(stack, *batch, 0.7, 20)
    np.testing.assert_allclose(told, costs, rtol=1e-11)
    for got, parameter in zip(networks.parameters(trained), model.parameters(), strict=True):
        np.testing.assert_allclose(got, parameter.detach().numpy(), rtol=1e-10, atol=1e-12)


def test_the_cost_is_finite_where_the_outputs_are_exactly_0_or_1():
    certain = (("linear", np.array([[1000.0]]), np.zeros(1)), ("sigmoid",))
    X, Y = np.array([[1.0], [-1.0]]), np.array([[1.0], [0.0]])
    assert networks.cross_entropy(certain, X, Y) == 0
    assert networks.cross_entropy(certain, X, 1 - Y) == 1000
    assert all(np.isfinite(g).all() for g in networks.gradients(certain, X, 1 - Y))


def test_a_layer_without_a_formula_is_refused():
    with pytest.raises(ValueError, match="dropout"):
        networks.outputs((("dropout", 0.5),), np.ones((1, 1)))

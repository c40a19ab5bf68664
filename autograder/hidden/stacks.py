"""Judging builders of linear layers with activations between them by what the model computes, never by its parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case, unwrapped
from autograder.model import Model
from autograder.oracle.networks import Layers, outputs, parameters, with_parameters
from autograder.student import Student

Array = NDArray[Any]


def built(student: Student, builder: str) -> Model:
    """What a builder without arguments returns."""
    return Model(student, student.call(builder, (), {}))


def judge_parameters(case: Case, model: Model, layers: Layers) -> None:
    """The model has parameters of the layers' shapes in float32, all of them trained, and no others."""
    state = model.state()
    shapes = sorted(tensor.shape for tensor in state)
    asked = sorted(value.shape for value in parameters(layers))
    case.require(shapes == asked, f"the parameters have the shapes {_listed(shapes)}; asked are {_listed(asked)}")
    case.require(all(tensor.dtype == "float32" for tensor in state), "the parameters are not all float32")
    case.require(all(tensor.requires_grad for tensor in state), "not every parameter requires a gradient")


def judge_outputs(case: Case, model: Model, layers: Layers, X: Array) -> None:
    """With the layers' parameters the model computes what they do of a batch, and of its first row alone.

    In whatever order it declares them: parameters of one shape may change places, and the model is right where one
    assignment of them explains its outputs.
    """
    model.load(parameters(layers))
    answers = [model(X), model(X[:1])]
    got, _ = unwrapped(answers[0])
    replicas = [outputs(replica, X) for replica in _assignments(layers)]
    if got is not None and got.shape == replicas[0].shape and np.isfinite(got).all():
        replicas.sort(key=lambda want: float(np.abs(got - want).max()))
    case.agree(answers, {"the output": replicas[0], "the output for one example alone": replicas[0][:1]})


def _assignments(layers: Layers) -> Iterator[Layers]:
    """The layers with their parameters in every order that leaves the shapes as they are; the given order first."""
    values = parameters(layers)
    alike = [[i for i, other in enumerate(values) if other.shape == shape] for shape in {v.shape: 0 for v in values}]
    for orders in product(*(permutations(group) for group in alike)):
        place = dict(zip((i for group in alike for i in group), (i for order in orders for i in order), strict=True))
        yield with_parameters(layers, [values[place[i]] for i in range(len(values))])


def _listed(shapes: list[tuple[int, ...]]) -> str:
    """`(1,), (1, 2)`."""
    return ", ".join(map(str, shapes)) or "none"

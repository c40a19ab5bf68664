"""Checks of build_bn_model and build_nn_model: what they compute from parameters and buffers that the checks choose.

Neither names nor order tell a bias from a gamma or a beta, nor a running mean from a running variance. So all trained
vectors of a hidden layer get the same numbers, all buffers get the same, and it does not matter which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import permutations
from typing import Any

import numpy as np

from autograder.case import Case, Setting
from autograder.hidden.batchnorm.assignment import batchnorm
from autograder.hidden.batchnorm.network import (
    SAFE,
    Array,
    Layers,
    after_batch,
    gradients,
    inputs,
    kink_distance,
    output,
)
from autograder.model import Model
from autograder.sandbox.inside.wire import Opaque, Tensor
from autograder.student import Student

INPUTS, HIDDEN, OUTPUTS = 784, 32, 10
WEIGHTS = ((HIDDEN, INPUTS), (HIDDEN, HIDDEN), (OUTPUTS, HIDDEN))
LINEAR = [*WEIGHTS, (HIDDEN,), (HIDDEN,), (OUTPUTS,)]
NORMALISED = [*LINEAR, *[(HIDDEN,)] * 4]
BUFFERS = [(HIDDEN,)] * 4

FLOAT32 = (Setting({}, "float32"),)
BATCH = (Setting({"N": 6}, "float32"),)


def judge_parameters(case: Case, model: Model, trained: Sequence[Any], buffers: Sequence[Any]) -> None:
    """Shapes, dtypes, and which are trained."""
    state = model.state()
    for kind, asked, wanted in (("parameters that are trained", trained, True), ("buffers", buffers, False)):
        shapes = sorted(tensor.shape for tensor in state if tensor.requires_grad is wanted)
        said = f"the {kind} have the shapes {listed(shapes)}; asked are {listed(sorted(asked))}"
        case.require(shapes == sorted(asked), said)
    case.require(all(tensor.dtype == "float32" for tensor in state), "parameters and buffers are not all float32")


def listed(shapes: Sequence[tuple[int, ...]]) -> str:
    """`(10,), (10, 32), 6 times (32,)`."""
    counts = {shape: shapes.count(shape) for shape in shapes}
    return ", ".join(f"{count} times {shape}" if count > 1 else f"{shape}" for shape, count in counts.items()) or "none"


def images(case: Case, count: int) -> Array:
    """Numbers in [0, 1), as pixels are."""
    return case.uniform(count, INPUTS, low=0, high=1)


def weights(case: Case) -> list[Array]:
    """Three matrices behind which activations of size one stay so."""
    bounds = [np.sqrt(12 / fan_in) for _fan_out, fan_in in WEIGHTS]
    return [case.uniform(*shape, low=-bound, high=bound) for shape, bound in zip(WEIGHTS, bounds, strict=True)]


def loaded(student: Student, case: Case) -> tuple[Model, Layers]:
    """A batch-normalised model of the student's with chosen parameters, and what it must then compute."""
    w1, w2, w3 = weights(case)
    vector, last = case.normal(HIDDEN), case.normal(OUTPUTS)
    vector += 0.3 * np.sign(vector)  # as a gamma near 0 it would hide its unit
    vector, buffer = case.exact(vector), case.uniform(HIDDEN, low=0.5, high=2)
    model = Model(student, student.build_bn_model())
    model.load([w1, w2, w3, last, *[vector] * 6, *[buffer] * 4])
    normalisation = ("batchnorm", vector, vector, buffer, buffer)
    hidden = [("linear", w1, vector), normalisation, ("relu",), ("linear", w2, vector), normalisation, ("relu",)]
    return model, [*hidden, ("linear", w3, last)]


@batchnorm.check("build_bn_model", 1, FLOAT32)
def build_bn_model_parameters(student: Student, case: Case) -> None:
    """The model has its ten trained parameters, gamma and beta among them, and four running statistics, in float32."""
    judge_parameters(case, Model(student, student.build_bn_model()), NORMALISED, BUFFERS)


ALONE = "the output for one image alone"


@batchnorm.check("build_bn_model", {"the output": 1, ALONE: 0.5}, BATCH, device=True)
def build_bn_model_evaluation(student: Student, case: Case) -> None:
    """In evaluation mode: Linear, BatchNorm1d by its running statistics, ReLU, all that twice, then Linear.

    An image's output does not depend on its neighbours, and looking at a batch changes nothing.
    """
    model, layers = loaded(student, case)
    model.eval()
    X = images(case, case.size("N"))
    want = output(layers, X, training=False)
    # The second would show statistics that the first had moved.
    case.agree([model(X), model(X[:1])], {"the output": want, ALONE: want[:1]})


STATISTICS = [f"the running {kind} of layer {number}" for number in (1, 2) for kind in ("mean", "variance")]


@batchnorm.check("build_bn_model", {"the output": 1, **dict.fromkeys(STATISTICS, 0.25)}, BATCH)
def build_bn_model_training(student: Student, case: Case) -> None:
    """In training mode both hidden layers are normalised by the batch that is there.

    Every batch moves the running statistics by a tenth, as nn.BatchNorm1d does.
    """
    model, layers = loaded(student, case)
    model.train()
    for _ in range(2):
        X = images(case, case.size("N"))
        out, given = model(X), inputs(layers, X, training=True)
        layers = after_batch(layers, given)
    moved = [part for layer in layers if layer[0] == "batchnorm" for part in layer[3:]]
    want = {"the output": given[-1], **dict(zip(STATISTICS, moved, strict=True))}
    case.agree([out, *statistics(model, moved)], want)


def statistics(model: Model, want: Sequence[Array]) -> list[Any]:
    """The buffers in the order of what is wanted, whatever they are called; where there are others, words for that."""
    got = model.buffers()
    shapes = [tensor.array.shape for tensor in got]
    if shapes == BUFFERS:
        return matched(got, want)
    return [Opaque("", f"not there: the buffers have the shapes {listed(shapes)}")] * len(want)


def matched(got: Sequence[Any], want: Sequence[Array]) -> list[Any]:
    """The tensors in the order that fits best what is wanted: nothing but its numbers tells which one is which."""
    distance = np.array([[float(np.abs(tensor.array - array).sum()) for tensor in got] for array in want])
    orders = _orders(len(want))
    best = orders[distance[np.arange(len(want)), orders].sum(axis=1).argmin()]
    return [got[i] for i in best]


@cache
def _orders(count: int) -> Array:
    """Every order of so many places, a row for each."""
    return np.array(list(permutations(range(count))))


@batchnorm.check("build_bn_model", 0.5, BATCH)
def build_bn_model_gradients(student: Student, case: Case) -> None:
    """In training mode the gradient reaches every weight, bias, gamma and beta, also through mean and variance."""
    model, layers = loaded(student, case)
    model.train()
    X = images(case, case.size("N"))
    while kink_distance(layers, inputs(layers, X, training=True)) < SAFE:
        X = images(case, case.size("N"))
    upstream = case.normal("N", OUTPUTS)
    judge_gradients(case, model.gradients(X, upstream), gradients(layers, X, upstream))


def judge_gradients(case: Case, got: Sequence[Any], exact: Sequence[tuple[Array, ...]]) -> None:
    """The gradients of all parameters; those of the hidden layers' vectors in the order that fits best."""
    (w1, _), (g1, h1), _, (w2, _), (g2, h2), _, (w3, b3) = exact
    none = np.zeros(HIDDEN)  # a normalisation takes away whatever the bias before it adds, so that no gradient is left
    single = {"weight 1": w1, "weight 2": w2, "weight 3": w3, "bias 3": b3}
    vectors = {"bias 1": none, "gamma 1": g1, "beta 1": h1, "bias 2": none, "gamma 2": g2, "beta 2": h2}
    shapes = sorted(tensor.array.shape for tensor in got)
    asked = sorted(array.shape for array in (*single.values(), *vectors.values()))
    case.require(shapes == asked, f"gradients come for the shapes {listed(shapes)}; asked are {listed(asked)}")
    of_shape = {tensor.array.shape: tensor for tensor in got}
    alike = matched([tensor for tensor in got if tensor.array.shape == (HIDDEN,)], list(vectors.values()))
    want = {f"the gradient of {name}": array for name, array in {**single, **vectors}.items()}
    found = dict(zip(want, [*(of_shape[array.shape] for array in single.values()), *alike], strict=True))
    for number in (1, 2):  # what is left of a bias's gradient is rounding, in proportion to its weight's
        weight, bias = (f"the gradient of {kind} {number}" for kind in ("weight", "bias"))
        want[weight] = np.concatenate([want[weight].ravel(), want.pop(bias)])
        both = found[weight], found.pop(bias)
        found[weight] = Tensor(np.concatenate([tensor.array.ravel() for tensor in both]), both[0].dtype)
    case.agree(list(found.values()), want)


@batchnorm.check("build_nn_model", 0.5, FLOAT32)
def build_nn_model_parameters(student: Student, case: Case) -> None:
    """The model has the weights and biases of its three linear layers, in float32, all of them trained, no others."""
    judge_parameters(case, Model(student, student.build_nn_model()), LINEAR, ())


@batchnorm.check("build_nn_model", 0.5, BATCH, device=True)
def build_nn_model_output(student: Student, case: Case) -> None:
    """In either mode the output is that of Linear, ReLU, twice, then Linear, and nothing is normalised."""
    w1, w2, w3 = weights(case)
    vector, last = case.normal(HIDDEN), case.normal(OUTPUTS)
    model = Model(student, student.build_nn_model())
    model.load([w1, w2, w3, last, vector, vector])
    layers = [("linear", w1, vector), ("relu",), ("linear", w2, vector), ("relu",), ("linear", w3, last)]
    for mode in (model.train, model.eval):
        mode()
        X = images(case, case.size("N"))
        case.agree(model(X), {"the output": output(layers, X, training=False)})

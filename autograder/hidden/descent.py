"""Judging functions that train or ask a model that the grader built: what all such assignments have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case
from autograder.hidden.following import following, own
from autograder.hidden.steps import SOLVED_STEPS, SURE, require_every_step, require_no_early_end
from autograder.network import state
from autograder.oracle.compare import RTOL, together
from autograder.oracle.networks import Layers, cross_entropy, descend, outputs, parameters, with_parameters
from autograder.sandbox.inside.wire import Network
from autograder.student import Student

Array = NDArray[Any]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, OR, XOR = (np.array([targets], float).T for targets in ((0, 0, 0, 1), (0, 1, 1, 1), (0, 1, 1, 0)))

_PATH_RTOL = 2e-5
"""A guard of 1e-6 against log 0 moves the parameters of ten steps by 1e-5, the usual 1e-7 by 1e-6."""


def sigmoids(case: Case, *sizes: str | int, scale: float = 1.0) -> Layers:
    """Linear layers of these sizes with normal parameters, each followed by a sigmoid."""
    layers: list[tuple[Any, ...]] = []
    for fan_in, fan_out in pairwise(sizes):
        layers += [("linear", case.normal(fan_out, fan_in, scale=scale), case.normal(fan_out, scale=scale))]
        layers += [("sigmoid",)]
    return tuple(layers)


def one_sided(case: Case, *sizes: str | int) -> Layers:
    """The same with small parameters, but for a last bias that has most outputs err to one side.

    Where half of the targets are 1 and the outputs are near 0.5, the first step would have next to nothing to do.
    """
    *rest, (linear, W, _), last = sigmoids(case, *sizes, scale=0.6)
    return (*rest, (linear, W, case.exact(np.copysign(0.7, W.sum(axis=1)))), last)


def batch(case: Case, layers: Layers) -> Array:
    """N examples between -1 and 1: a tail would bring outputs near 0 or 1, where a tolerated guard counts."""
    return case.uniform("N", layers[0][1].shape[1], low=-1, high=1)


def network(layers: Layers, key: str = "model", training: bool = True) -> Network:
    """A model with these layers, to be passed to a student's function."""
    return Network(key, tuple(layers), training)


def judge_descent(
    student: Student, case: Case, layers: Layers, names: Sequence[str], steps: int, rate: float, *device: Any
) -> None:
    """`steps` steps of training from given parameters: where they lead, and the cost before each.

    The parameters should be small, so that no output comes near 0 or 1, where a tolerated guard would move the path.
    """
    X, Y = batch(case, layers), case.targets("N", 1)
    start = network(layers, f"{steps} steps")
    costs = student.train(start, X, Y, rate, steps, *device)
    trained, want = descend(layers, X, Y, rate, steps)
    ends, rtol = dict(zip(names, parameters(trained), strict=True)), max(_PATH_RTOL, RTOL[case.dtype])
    got = [*state(student, start).tensors, costs]
    case.agree(got, {**ends, "costs": want}, rtol={**together(ends, rtol), "costs": rtol})


def judge_no_early_end(student: Student, case: Case, layers: Layers) -> None:
    """Training where every output is right already: it makes all its steps."""
    *rest, (linear, W, b), last = layers
    X, Y = batch(case, layers), np.ones((case.size("N"), 1))
    solved = network((*rest, (linear, W, b + SURE), last), "solved")
    require_no_early_end(case, student.train(solved, X, Y, 1.0, SOLVED_STEPS), "costs")


def judge_default_rate(student: Student, case: Case, layers: Layers, names: Sequence[str]) -> None:
    """One step without a learning rate: it is 1."""
    X, Y = batch(case, layers), case.targets("N", 1)
    start = network(layers)
    student.train(start, X, Y, steps=1)
    want = dict(zip(names, parameters(descend(layers, X, Y, 1.0, 1)[0]), strict=True))
    case.agree(list(state(student, start).tensors), want, rtol=together(want, _PATH_RTOL))


def judge_default_steps(student: Student, case: Case, layers: Layers, steps: int) -> None:
    """The default of `steps`: read off where the function has it, for so many steps take a second."""
    X, Y = batch(case, layers), case.targets("N", 1)
    costs = student.train(network(layers, "one step"), X, Y, steps=1)
    case.agree(costs, {"costs": descend(layers, X, Y, 1.0, 1)[1]}, rtol=_PATH_RTOL)
    default = student.defaults("train").get("steps")
    if not isinstance(default, int):  # decided inside
        costs = student.train(network(layers, "all steps"), X, Y)
        default = len(costs) if isinstance(costs, (list, tuple)) else 0
    case.require(default == steps, f"without `steps`, train makes {default} steps; asked is a default of {steps}")


def train_on(
    student: Student, case: Case, layers: Layers, Y: Array, rate: float, steps: int
) -> tuple[float, Array, Array]:
    """Train on the four corners in some order: the cost of what came back, its outputs, and the targets they are for.

    All recomputed from the parameters, whatever the function says of its costs; asked of those is only their number.
    """
    rows = case.random.permutation(len(CORNERS))
    start = network(layers)
    require_every_step(case, student.train(start, CORNERS[rows], Y[rows], rate, steps), steps, "costs")
    trained = with_parameters(layers, state(student, start).arrays())
    return cross_entropy(trained, CORNERS[rows], Y[rows]), outputs(trained, CORNERS[rows]), Y[rows]


def decided(case: Case, *sizes: str | int) -> tuple[Layers, Array]:
    """Layers of these sizes, and a batch on which they give outputs clear of 0.5, on either side of it."""
    while True:
        *hidden, (linear, W, b), last = sigmoids(case, *sizes)
        X = case.normal("N", sizes[0])
        logits = np.sort(outputs([*hidden, (linear, W, b)], X), axis=None)
        middle = len(logits) // 2
        low, high = (logits[middle - 1], logits[middle]) if middle else (logits[0] - 1, logits[0])
        if high - low > 0.1:
            return (*hidden, (linear, W, b - (low + high) / 2), last), X


def _targets(case: Case, right: Array, wrong: int) -> Array:
    """The right answers but for so many; where it can be, not so that one answer to everything is right as often."""
    for _ in range(100):
        Y = right.astype(float)
        rows = case.random.permutation(len(Y))[:wrong]
        Y[rows] = 1 - Y[rows]
        ones = int(Y.sum())
        if len(Y) - wrong not in (ones, len(Y) - ones):
            break
    return Y


_SHARE_RTOL = 1e-6
"""A share may be a mean in float32, also of a model in float64."""


def judge_accuracy_at_half(student: Student, case: Case, sizes: Sequence[str | int]) -> None:
    """The share of right answers of a model whose output is exactly 0.5 everywhere: each counts as 0."""
    *hidden, (linear, W, b), last = sigmoids(case, *sizes)
    layers = (*hidden, (linear, np.zeros_like(W), np.zeros_like(b)), last)
    X, Y = case.normal("N", sizes[0]), case.targets("N", 1)
    accuracy = student.accuracy(network(layers, "exactly 0.5"), X, Y)
    case.agree(accuracy, {"accuracy": float((Y == 0).mean())}, rtol=_SHARE_RTOL)


def judge_accuracy(
    student: Student,
    case: Case,
    sizes: Sequence[str | int],
    wrong: int,
    training: bool = True,
    own_answers: Callable[[Network, Array], Any] | None = None,
) -> Network:
    """The share of right answers where so many of N are wrong, or that of the student's `own_answers`; the model."""
    layers, X = decided(case, *sizes)
    Y = _targets(case, outputs(layers, X) > 0.5, wrong)
    model = network(layers, f"{wrong} wrong, {training}", training)

    def by_own_answers() -> dict[str, Array]:
        answers = own_answers(model._replace(key=f"{model.key}, own"), X) if own_answers else None
        return {"accuracy": np.asarray((own(answers, Y.shape) == Y).mean())}

    want = {"accuracy": 1 - wrong / len(X)}
    case.agree(student.accuracy(model, X, Y), want, rtol=_SHARE_RTOL, follow=lambda: following(student, by_own_answers))
    return model

"""Checks of train."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.case import Case, Setting
from autograder.devices import require_moved_once
from autograder.hidden.backprop.training import XOR_START
from autograder.hidden.descent import (
    XOR,
    judge_default_rate,
    judge_default_steps,
    judge_descent,
    judge_no_early_end,
    one_sided,
    train_on,
)
from autograder.hidden.xor_nn.assignment import ANY_SIZE, CORNERS, UNEVEN, WIDE_DEEP, xor_nn
from autograder.oracle.networks import Layers, parameters, with_parameters
from autograder.sandbox.inside.wire import Device
from autograder.student import Student

NAMES = ("weight of layer 1", "bias of layer 1", "weight of layer 2", "bias of layer 2")


def judge_training(student: Student, case: Case, steps: int, *device: Any) -> None:
    """A few steps on a random batch, from a small random start."""
    rate = float(case.random.uniform(0.8, 1.5))
    judge_descent(student, case, one_sided(case, "D", "H", 1), NAMES, steps, rate, *device)


@xor_nn.check("train", {**dict.fromkeys(NAMES, 0.5), "costs": 2}, UNEVEN)
def train_first_steps(student: Student, case: Case) -> None:
    """train makes every step: after 1 and after 10 it is where gradient descent leads, with the cost before each."""
    for steps in (1, 10):
        judge_training(student, case, steps)
    judge_no_early_end(student, case, one_sided(case, "D", "H", 1))


def nearby(case: Case, layers: Layers) -> Layers:
    """A start of each student's own, too close to the measured one to change where it leads."""
    return with_parameters(layers, [p + case.random.uniform(-0.01, 0.01, p.shape) for p in parameters(layers)])


def small_start() -> Layers:
    """The start of `backprop`, which holds its weights as (inputs, outputs)."""
    w1, b1, w2, b2 = XOR_START
    return (("linear", w1.T, b1), ("sigmoid",), ("linear", w2.T, b2), ("sigmoid",))


RATE, STEPS, COST = 5.0, 300, 0.02
"""Right work comes to 0.010 from there; the squared error, steps that are too short and layers left out stay above."""


@xor_nn.check("train", 1.5, CORNERS)
def train_solves_xor(student: Student, case: Case) -> None:
    """From a given start, train solves XOR with two hidden units: the cost of the trained model is small."""
    cost, _, _ = train_on(student, case, nearby(case, small_start()), XOR, RATE, STEPS)
    case.require(
        cost < COST,
        f"after {STEPS} steps on XOR the cost of the model is {cost:.3g}; gradient descent gets below {COST}",
    )


def wide_deep_start() -> Layers:
    """Numbers between -1.5 and 1.5 without a pattern: sin(4 n^1.5), n = 1, 2, ..., layer by layer."""
    layers: list[tuple[Any, ...]] = []
    count = 0
    for fan_in, fan_out in pairwise(WIDE_DEEP):
        size = fan_out * (fan_in + 1)
        numbers = 1.5 * np.sin(4.0 * np.arange(count + 1, count + size + 1) ** 1.5)
        layers += [("linear", numbers[:-fan_out].reshape(fan_out, fan_in), numbers[-fan_out:]), ("sigmoid",)]
        count += size
    return tuple(layers)


DEEP_RATE, DEEP_STEPS, DEEP_COST = 3.0, 150, 0.04
"""From there the cost stays between 0.7 and 0.6 for a while, leaves that plateau, and comes to 0.012 and less; with the
squared error, with shorter steps, and with a layer left out it is still above 0.1."""
# False failures, here and above: none in 2,000 runs and more of each of 8 right files
# (tests/measurements/false_failures.md).


@xor_nn.check("train", 1.5, CORNERS)
def train_solves_xor_deep(student: Student, case: Case) -> None:
    """From a given start, train takes the wide and deep network off its plateau: the cost of the model is small."""
    cost, _, _ = train_on(student, case, nearby(case, wide_deep_start()), XOR, DEEP_RATE, DEEP_STEPS)
    case.require(
        cost < DEEP_COST,
        f"after {DEEP_STEPS} steps on XOR the cost of the wide and deep model is {cost:.3g}; "
        f"gradient descent gets below {DEEP_COST}",
    )


@xor_nn.check("train", 0.5, UNEVEN)
def train_default_learning_rate(student: Student, case: Case) -> None:
    """Without a learning rate, train takes 1."""
    judge_default_rate(student, case, one_sided(case, "D", "H", 1), NAMES)


@xor_nn.check("train", 0.5, UNEVEN)
def train_default_steps(student: Student, case: Case) -> None:
    """Without a number of steps, train makes 10001."""
    judge_default_steps(student, case, one_sided(case, "D", "H", 1), 10001)


@xor_nn.check("train", 1, UNEVEN)
def train_given_device(student: Student, case: Case) -> None:
    """A device may be given, by its name or as a torch.device: training there is the same."""
    for number, device in enumerate(("cpu", Device("cpu"))):
        judge_training(student, case, 2 + number, device)


ON_THE_GPU = tuple(
    Setting({"N": 5, "D": 3, "H": 4}, dtype, device="cuda", given_on="cpu") for dtype in ("float32", "float64")
)


@xor_nn.check("train", 0, ON_THE_GPU)
def train_moves_once(student: Student, case: Case) -> None:
    """Told to train on a GPU what lies on the CPU, train moves the model and the data there, and the data only once."""
    for steps, device in ((4, "cuda"), (5, Device("cuda"))):
        judge_training(student, case, steps, device)
        require_moved_once(student, "cuda", steps, "model", "X", "Y")


@xor_nn.check("train", 1, ANY_SIZE, device=True)
def train_any_input(student: Student, case: Case) -> None:
    """train keeps the dtype, does not change X and Y, works for every size, and where X lies if no device is given."""
    judge_training(student, case, 2)
    case.unchanged(student, "model", "X", "Y", "learning_rate", "steps")

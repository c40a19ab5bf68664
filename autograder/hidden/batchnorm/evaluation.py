"""Checks of evaluate, on networks of the grader's own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from autograder.case import Case, Setting, kind_of
from autograder.hidden.batchnorm.assignment import batchnorm
from autograder.hidden.batchnorm.model import INPUTS, OUTPUTS
from autograder.hidden.batchnorm.network import Array, cross_entropy, output
from autograder.hidden.batchnorm.training import linear, normalisation, some_digits
from autograder.network import state
from autograder.sandbox.inside.wire import Network, Shared
from autograder.student import Student


@dataclass(frozen=True)
class Exam:
    """A network, and images with labels a third of which it gets right."""

    network: Network
    images: Shared
    labels: Array
    loss: float
    accuracy: float


def exam(case: Case, training: bool) -> Exam:
    """A network that comes in that mode, and N examples the last of which it is far off at.

    Alone in a batch of 32, that one shows how it is weighed.
    """
    kind, weight, bias = linear(case, 12, OUTPUTS)
    layers = linear(case, INPUTS, 12), normalisation(case, 12), ("relu",), (kind, 8 * weight, bias)
    while True:
        digits = some_digits(case, case.size("N"))
        logits = output(layers, digits.X, training=False)
        labels = _a_third_right(case, logits)
        accuracy, others = (_share(each, labels) for each in (logits, output(layers, digits.X, training=True)))
        if _is_decided(logits) and (accuracy != others or len(logits) == 1):
            network = Network(f"network {training}", layers, training)
            return Exam(network, digits.images, labels, float(cross_entropy(logits, labels)), accuracy)


def _a_third_right(case: Case, logits: Array) -> Array:
    """Labels a third of which are the largest logit; the last of several is the smallest."""
    answers, count = logits.argmax(axis=1), len(logits)
    wrong = case.random.permutation(count) < 2 * count // 3
    labels: Array = np.where(wrong, (answers + case.random.integers(1, OUTPUTS, count)) % OUTPUTS, answers)
    if count > 1:
        labels[-1] = logits[-1].argmin()
    return labels


def _is_decided(logits: Array) -> bool:
    """Whether no two leading logits are so close that rounding, 1e-6 in float32, could decide between them."""
    second, first = np.sort(logits, axis=1)[:, -2:].T
    return bool(np.min(first - second) > 1e-4)


def _share(logits: Array, labels: Array) -> float:
    return float(np.mean(logits.argmax(axis=1) == labels))


def judge_evaluate(student: Student, case: Case, given: Exam) -> None:
    """The loss and the accuracy of a network in evaluation mode."""
    got = student.evaluate(given.network, given.images, given.labels)
    case.agree(got, {"loss": given.loss, "accuracy": given.accuracy})


@batchnorm.check("evaluate", {"loss": 0.75, "accuracy": 0.75}, (Setting({"N": 33}, "float32"),))
def evaluate_values(student: Student, case: Case) -> None:
    """evaluate returns the mean cross-entropy over all examples and the share recognised, both in evaluation mode."""
    for training in (False, True):
        judge_evaluate(student, case, exam(case, training))


@batchnorm.check("evaluate", 0.75, (Setting({"N": 65}, "float32"), Setting({"N": 1}, "float32")), device=True)
def evaluate_any_input(student: Student, case: Case) -> None:
    """evaluate works for every N, one image included, and changes neither images nor labels."""
    judge_evaluate(student, case, exam(case, training=True))
    case.require(not {1, 2} & set(student.last.changed), "evaluate changed images or labels; leave them alone")


@batchnorm.check("evaluate", 0.75, (Setting({"N": 20}, "float32"),))
def evaluate_leaves_the_model(student: Student, case: Case) -> None:
    """evaluate looks at the model, restores its mode, moves no parameter or statistic, and records no gradient."""
    for training in (False, True):
        given = exam(case, training)
        got = student.evaluate(given.network, given.images, given.labels)
        pair = isinstance(got, (tuple, list)) and len(got) == 2
        case.require(pair, f"returned {kind_of(got)}, asked is the tuple (loss, accuracy)")
        case.agree(got[1], {"accuracy": given.accuracy})  # shows that it looked
        after = state(student, given.network)
        mode = "training" if training else "evaluation"
        case.require(after.training is training, f"the model was in {mode} mode before evaluate, and is no longer")
        case.require(not after.recorded, "evaluate recorded gradients, which it has no use for: see torch.no_grad()")
        for tensor, before in zip(after.tensors, given.network.arrays(), strict=True):
            still = np.array_equal(tensor.array, before.astype(case.dtype))
            case.require(still, "evaluate changed the model: looking at images must leave it as it was")

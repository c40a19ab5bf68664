"""Checks of train_epoch, on networks of the grader's own: a wrong model costs its builder's points alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.case import Case, Digits, Setting, Wanted, kind_of
from autograder.hidden.batchnorm.assignment import batchnorm
from autograder.hidden.batchnorm.model import HIDDEN, INPUTS, OUTPUTS
from autograder.hidden.batchnorm.network import SAFE, Array, Epoch, Layer, Layers, epoch, output
from autograder.network import state
from autograder.sandbox.inside.wire import Network, Optimizer, Tensor
from autograder.student import Student

TRAINING_IMAGES, TEST_IMAGES = 4000, 1000
ONE_EPOCH = (Setting({"N": 70, "batch_size": 20}, "float32"), Setting({"N": 24, "batch_size": 8}, "float32"))


def some_digits(case: Case, count: int) -> Digits:
    """So many training images in a row, from a random place."""
    start = int(case.random.integers(TRAINING_IMAGES - count + 1))
    return case.digits("train", start, start + count)


def linear(case: Case, inputs: int, outputs: int) -> Layer:
    """Drawn as torch.nn.Linear draws: from U(-1/sqrt(inputs), 1/sqrt(inputs))."""
    bound = 1 / np.sqrt(inputs)
    weight, bias = (case.uniform(*shape, low=-bound, high=bound) for shape in ((outputs, inputs), (outputs,)))
    return "linear", weight, bias


def normalisation(case: Case, features: int) -> Layer:
    """With a gamma, a beta and running statistics that show whether they are used."""
    gamma, beta = case.uniform(features, low=0.5, high=1.5), case.uniform(features, low=-0.5, high=0.5)
    return "batchnorm", gamma, beta, case.normal(features, scale=0.3), case.uniform(features, low=0.1, high=0.5)


def small_network(case: Case) -> Layers:
    """Few units, so that few activations come near a kink."""
    return linear(case, INPUTS, 6), normalisation(case, 6), ("relu",), linear(case, 6, OUTPUTS)


def trained(case: Case, digits: Digits, learning_rate: float, size: int, epochs: int = 1) -> tuple[Layers, list[Epoch]]:
    """A small network, and what every epoch makes of it; drawn again until no activation is near a kink."""
    while True:
        start = layers = small_network(case)
        passes: list[Epoch] = []
        for _ in range(epochs):
            passes.append(epoch(layers, digits.X, digits.y, learning_rate, size))
            layers = passes[-1].layers
        if min(one.kink_distance for one in passes) > SAFE:
            return start, passes


def given(start: Layers, learning_rate: float) -> tuple[Network, Optimizer]:
    """The network, in evaluation mode, and its optimiser, as the student gets them."""
    network = Network("network", tuple(start), training=False)
    return network, Optimizer("optimizer", network, learning_rate)


PARTS = ("a loss", "a parameter", "a running statistic")


def judge_epoch(student: Student, case: Case, network: Network, losses: Any, exact: Epoch) -> None:
    """The losses that were returned, and the network as it is now."""
    tensors = state(student, network).tensors
    wanted = [part for layer in exact.layers for part in layer[1:]]
    split = {PARTS[1]: (0, 1, 2, 3, 6, 7), PARTS[2]: (4, 5)}
    got: list[Any] = [losses]
    want: dict[str, Wanted] = {PARTS[0]: list(exact.losses)}
    for name, places in split.items():
        got.append(Tensor(np.concatenate([tensors[i].array.ravel() for i in places]), tensors[places[0]].dtype))
        want[name] = np.concatenate([wanted[i].ravel() for i in places])
    case.agree(got, want)


@batchnorm.check("train_epoch", dict(zip(PARTS, (0.75, 0.75, 0.5), strict=True)), ONE_EPOCH)
def train_epoch_batches(student: Student, case: Case) -> None:
    """train_epoch sets training mode, takes the batches in order, the last one as small as it is, a step for each."""
    digits, size, rate = some_digits(case, case.size("N")), case.size("batch_size"), draw_rate(case)
    start, (exact,) = trained(case, digits, rate, size)
    network, optimizer = given(start, rate)
    losses = student.train_epoch(network, digits.images, digits.labels, optimizer, size)
    judge_epoch(student, case, network, losses, exact)


def draw_rate(case: Case) -> float:
    """A learning rate at which a few steps move every parameter."""
    return float(case.random.uniform(0.1, 0.3))


@batchnorm.check("train_epoch", 0.5, (Setting({"N": 64}, "float32"),))
def train_epoch_batch_size(student: Student, case: Case) -> None:
    """batch_size is 32 unless it is given, may divide the number of images, and may be larger than it."""
    rate = draw_rate(case)
    for size in ((), (100,)):
        digits = some_digits(case, case.size("N"))
        start, (exact,) = trained(case, digits, rate, *(size or (32,)))
        network = Network(f"network {size}", tuple(start), training=True)
        optimizer = Optimizer(f"optimizer {size}", network, rate)
        losses = student.train_epoch(network, digits.images, digits.labels, optimizer, *size)
        judge_epoch(student, case, network, losses, exact)


@batchnorm.check("train_epoch", 0.5, (Setting({"N": 40}, "float32"),), device=True)
def train_epoch_again(student: Student, case: Case) -> None:
    """A second epoch goes on where the first one stopped, no gradient is left over, no image or label is changed."""
    digits, rate = some_digits(case, case.size("N")), draw_rate(case)
    start, passes = trained(case, digits, rate, 16, epochs=2)
    network, optimizer = given(start, rate)
    for exact in passes:
        losses = student.train_epoch(network, digits.images, digits.labels, optimizer, 16)
        judge_epoch(student, case, network, losses, exact)
        case.require(not {1, 2} & set(student.last.changed), "train_epoch changed images or labels; leave them alone")
        case.require(state(student, network).training is True, "train_epoch left the model in evaluation mode")


LESSON_IMAGES, LESSON_EPOCHS, LESSON_RATE = 640, 2, 0.1
UNTRAINED_LOSS, LEARNT_LOSS, LEARNT_ACCURACY = 1.5, 1.2, 0.70
"""Forty steps separate right from wrong: see the table of `tests/measurements/batchnorm_learning.py`."""
# False failures: none in 2,000 runs of each of 9 right files, whose accuracy is 22 standard deviations away.


@dataclass(frozen=True)
class Lesson:
    """What came of the training on MNIST: losses that were told, and what was seen of the network itself."""

    first_loss: float
    last_loss: float
    """The mean of the last epoch."""
    accuracy: float
    """The share of the test images that the network, as it came back, recognises."""


@batchnorm.check("train_epoch", 1, (Setting({}, "float32"),))
def train_epoch_learns(student: Student, case: Case) -> None:
    """Two epochs over 640 images of MNIST bring the loss below 1.2, and 70 of 100 test images are then recognised."""
    learnt = lesson(student, case)
    said = f"the first loss is {learnt.first_loss:.3g}: an untrained network's is about ln 10 = 2.3"
    case.require(learnt.first_loss > UNTRAINED_LOSS, said)
    said = f"the mean loss of the last epoch is {learnt.last_loss:.3g}; gradient descent gets below {LEARNT_LOSS}"
    case.require(learnt.last_loss < LEARNT_LOSS, said)
    said = f"your network then knows {learnt.accuracy:.1%} of the test images; more than 70 % are asked"
    case.require(learnt.accuracy > LEARNT_ACCURACY, said)


def lesson(student: Student, case: Case) -> Lesson:
    """Trains a network of the asked kind with the student's train_epoch."""
    digits, start = case.digits("train", 0, LESSON_IMAGES), fresh_network(case)
    network, optimizer = given(start, LESSON_RATE)
    losses: list[float] = []
    for _ in range(LESSON_EPOCHS):
        returned = student.train_epoch(network, digits.images, digits.labels, optimizer)
        case.require(isinstance(returned, (list, tuple)), f"returned {kind_of(returned)}, asked is a list of floats")
        case.require(len(returned) > 0, "train_epoch returned no losses")
        losses += [case.number(value, "every loss") for value in returned]
    trained_layers = rebuilt(start, state(student, network).arrays())
    test = case.digits("test", 0, TEST_IMAGES)
    answers = output(trained_layers, test.X, training=False).argmax(axis=1)
    last = losses[len(losses) // LESSON_EPOCHS :]
    return Lesson(losses[0], float(np.mean(last)), float((answers == test.y).mean()))


def fresh_network(case: Case) -> Layers:
    """The asked model at a start that leads where it was measured; each student's own weights differ by up to 5 %."""
    random = np.random.RandomState(1)
    layers: list[Layer] = []
    for inputs, outputs in ((INPUTS, HIDDEN), (HIDDEN, HIDDEN), (HIDDEN, OUTPUTS)):
        bound = 1 / np.sqrt(inputs)
        weight = random.uniform(-bound, bound, (outputs, inputs)) * case.uniform(outputs, inputs, low=0.95, high=1.05)
        layers.append(("linear", case.exact(weight), case.exact(random.uniform(-bound, bound, outputs))))
        if outputs == HIDDEN:
            ones, zeros = np.ones(HIDDEN), np.zeros(HIDDEN)
            layers += [("batchnorm", ones, zeros, zeros, ones), ("relu",)]
    return layers


def rebuilt(layers: Layers, arrays: Sequence[Array]) -> Layers:
    """The layers with other numbers in them."""
    left = iter(arrays)
    return [(kind, *(next(left) for _ in parts)) for kind, *parts in layers]

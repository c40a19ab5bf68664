"""Right work learns on a GPU what it learns on the CPU: every check of training holds there, MNIST's included."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from autograder import catalogue
from autograder.assignment import EXACT, Assignment
from autograder.attempt import Attempt
from autograder.checking import Draws
from autograder.course import assignments
from autograder.sandbox import Limits, Session
from autograder.submission import read

from ..marking import submission
from .conftest import Opener

TRAINING = {
    "perceptron": ("train.first_steps", "train.learns_and_or", "train.settles_on_xor"),
    "backprop": ("train.first_steps", "train.converges"),
    "xor_nn": ("train.first_steps", "train.solves_xor", "train.solves_xor_deep"),
    "batchnorm": ("train_epoch.batches", "train_epoch.batch_size", "train_epoch.learns", "evaluate.values"),
}
CASES = [
    pytest.param(assignments()[name], path, id=f"{name}-{path.stem}")
    for name in TRAINING
    for path in (catalogue.reference(assignments()[name]), *catalogue.variants(assignments()[name]))
]


def on_the_gpu(assignment: Assignment) -> Assignment:
    """The assignment with nothing but its checks of training, whose tensors lie on the GPU."""
    checks = [check for check in assignment.checks if check.id in TRAINING[assignment.id]]
    assert len(checks) == len(TRAINING[assignment.id])
    moved = [
        replace(check, settings=tuple(replace(setting, device="cuda") for setting in check.settings), on_device=True)
        for check in checks
    ]
    return replace(assignment, checks=moved)


@pytest.mark.parametrize(("assignment", "path"), CASES)
def test_training_holds_what_is_asked(opened: Opener, assignment: Assignment, path: Path):
    def opener(limits: Limits, *, optimizers: bool) -> Session:
        return opened(limits)

    there = on_the_gpu(assignment)
    source = read(submission(path.read_text(), name=f"{assignment.id}{path.suffix}", assignment=assignment))
    attempt = Attempt(opener, there, source, Draws(0, "ada"), Limits())
    outcomes = attempt.on_gpu(there.checks, EXACT)
    wrong = {o.check.id: [f.text or f.raised for f in o.failures] for o in outcomes if o.status != "passed"}
    assert not wrong

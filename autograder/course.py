"""Where the course lies: the assignments in teaching order, and their files on disk."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from autograder.assignment import Assignment
from autograder.hidden.backprop import backprop
from autograder.hidden.batchnorm import batchnorm
from autograder.hidden.numpy_backprop import numpy_backprop
from autograder.hidden.perceptron import perceptron
from autograder.hidden.relu_dropout import relu_dropout
from autograder.hidden.xavier import xavier
from autograder.hidden.xor_nn import xor_nn


def assignments() -> dict[str, Assignment]:
    """Every assignment by its id, in teaching order."""
    course = (perceptron, backprop, numpy_backprop, xor_nn, xavier, batchnorm, relu_dropout)
    return {assignment.id: assignment for assignment in course}


@cache
def _root() -> Path:
    package = Path(str(files("autograder")))
    installed = package / "course"
    return installed if installed.is_dir() else package.parent


def solutions_dir(assignment: Assignment) -> Path:
    """The folder of an assignment's reference solution, variants and mistakes."""
    return _root() / "solutions" / assignment.folder


def assignments_dir(assignment: Assignment) -> Path:
    """The folder of an assignment's generated student files."""
    return _root() / "assignments" / assignment.folder


def private_folders() -> Iterator[Path]:
    """What no sandbox may show, should it lie below a folder that a sandbox shows."""
    yield Path(str(files("autograder")))
    yield from (_root() / name for name in ("solutions", "assignments", "tests"))
    # Beside the checkout that runs there may be an installed copy, with the same answers.
    yield from (Path(sysconfig.get_path(name)) / "autograder" for name in ("purelib", "platlib"))

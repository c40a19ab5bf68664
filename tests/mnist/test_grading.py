"""`--mnist` decides what is graded with, and is part of the key of results that depend on it."""

import numpy as np
import pytest

from autograder import catalogue
from autograder.course import assignments
from autograder.grading import Options
from autograder.version import assignment_version

from ..command import run
from .published import NAMES, contents, idx, publish

COURSE = assignments()


@pytest.fixture(scope="module")
def same(tmp_path_factory):
    """The images of the package, as they are published."""
    return publish(tmp_path_factory.mktemp("same"), {f"{name}.gz": content for name, content in contents().items()})


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    """The same, but for one label."""
    files = contents()
    labels = np.frombuffer(files[NAMES[1]], np.uint8, offset=8).copy()
    labels[0] = (labels[0] + 1) % 10
    return publish(tmp_path_factory.mktemp("others"), {**files, NAMES[1]: idx(labels)})


def test_other_images_are_another_version_of_the_assignment_that_uses_them_alone(same, others):
    batchnorm, backprop = COURSE["batchnorm"], COURSE["backprop"]
    default = assignment_version(batchnorm, Options())
    assert assignment_version(batchnorm, Options(mnist=same)) == default
    assert assignment_version(batchnorm, Options(mnist=others)) != default
    assert assignment_version(backprop, Options(mnist=others)) == assignment_version(backprop, Options())


def test_the_reference_earns_everything_on_images_of_ones_own(same, tmp_path):
    out = tmp_path / "out"
    finished = run("grade", catalogue.reference(COURSE["batchnorm"]), "--out", out, "--mnist", same, "--jobs", 1)
    assert finished.code == 0, finished.err
    assert (out / "grades.csv").read_text().splitlines()[1].endswith(",30,30")
    again = run("grade", catalogue.reference(COURSE["batchnorm"]), "--out", out, "--jobs", 1)
    assert "1 of 1 were graded before" in again.out

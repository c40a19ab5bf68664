"""Code that earns points in a notebook which is graded in its own kernel earns none here."""

import pytest

from autograder.course import assignments

from . import stock
from .attacks import ATTACKS
from .lesson import Lesson

BACKPROP = assignments()["backprop"]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    lesson = Lesson(tmp_path_factory.mktemp("attacked") / "course", "backprop")
    lesson.hand_in("honest", lesson.notebook(train="def train(*arguments):\n    raise ValueError"))
    for name, code in ATTACKS.items():
        lesson.hand_in(name, stock.attacked(lesson.root, code))
    lesson.autograde()
    return lesson


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_earns_nothing(attacked, name):
    assert attacked.total(name) == 0


def test_it_takes_nothing_from_the_others(attacked):
    assert attacked.total("honest") == BACKPROP.max_score - BACKPROP.points("train")

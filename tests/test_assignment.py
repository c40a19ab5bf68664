"""What an author declares of a check, as the student reads it."""

from __future__ import annotations

import pytest

from autograder.assignment import Assignment
from autograder.case import Setting
from autograder.course import assignments


@pytest.mark.parametrize("check", [check for a in assignments().values() for check in a.checks], ids=lambda c: c.id)
def test_every_check_of_the_course_has_a_title_of_one_line(check):
    assert check.title.endswith(".")
    assert check.title == " ".join(check.title.split())


def test_a_docstring_of_several_lines_becomes_one():
    assignment = Assignment("one", "01", "One", ("only",), "numpy")

    @assignment.check("only", 1, (Setting({}),))
    def only_sum(student, case):
        """only adds.

        It does so
        twice.
        """

    assert assignment.checks[0].title == "only adds. It does so twice."

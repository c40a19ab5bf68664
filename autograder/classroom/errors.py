"""What goes wrong around a classroom, in one line for the instructor."""

from __future__ import annotations


class ClassroomError(Exception):
    """The course cannot be made or used as it is: what is wrong, where, and what to do."""


class NotGraded(Exception):
    """A submission has no result, by no fault of the student: it keeps the scores it had."""

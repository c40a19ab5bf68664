"""Turns an assignment's one source into what students get: handout, stubs, notebook and public checks."""

from autograder.authoring.errors import AuthoringError
from autograder.authoring.student_files import student_files

__all__ = ["AuthoringError", "student_files"]

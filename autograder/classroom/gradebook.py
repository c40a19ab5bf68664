"""A whole class into the gradebook: nbgrader's own converter, with results that many workers have made before."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import SAWarning
from traitlets import List
from traitlets.config import Config

from autograder.classroom.configuration import load_course
from autograder.classroom.database import open_gradebook
from autograder.classroom.errors import ClassroomError
from autograder.results import read, result_path


class Classroom:
    """An nbgrader course that is there."""

    def __init__(self, root: Path) -> None:
        """Raises ClassroomError where `root` is no course made by `autograder nbgrader`."""
        self._root = root
        self._app = load_course(root)

    def check(self, assignments: Iterable[str]) -> None:
        """Raise ClassroomError where the gradebook cannot be opened or lacks one of the assignments."""
        course = self._app.coursedir
        with open_gradebook(course.db_url, course.course_id) as gradebook:
            known = {assignment.name for assignment in gradebook.assignments}
        for assignment in assignments:
            if assignment not in known:
                raise ClassroomError(
                    f"the gradebook has no assignment {assignment!r}: "
                    f"run 'nbgrader generate_assignment {assignment}' in {self._root} first"
                )

    def save(self, works: Iterable[tuple[str, str]], out: Path) -> None:
        """Do for these works, by student and assignment, what `nbgrader autograde --force` does, with `out`'s results.

        Those that have a grader error are left out, and keep the scores of before.
        """
        graded = [work for work in works if read(result_path(out, *work)).status != "grader_error"]
        converter = _Class(coursedir=self._app.coursedir, parent=self._app, found=graded, force=True)
        converter.update_config(Config({"GradeInSandbox": {"graded": str(out.resolve())}}))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", SAWarning)  # of the order in which nbgrader adds rows
                converter.start()
        except NbGraderException:
            raise ClassroomError("nbgrader could not save all scores; what it said stands above") from None


class _Class(Autograde):
    """`nbgrader autograde` for submissions that have been found, also those without a notebook."""

    found = List[tuple[str, str]]()

    def init_notebooks(self) -> None:
        folders = [self._format_source(assignment, student) for student, assignment in self.found]
        self.assignments = {
            folder: [os.path.join(folder, f"{assignment}.ipynb")]
            for folder, (_student, assignment) in zip(folders, self.found, strict=True)
        }

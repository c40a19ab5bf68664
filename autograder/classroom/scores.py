"""The points, from the result to the gradebook: never by way of a cell."""

from __future__ import annotations

from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.classroom.database import assert_dialect
from autograder.classroom.grading import result_of
from autograder.classroom.notebook import answer_id
from autograder.course import assignments
from autograder.reports.feedback import FunctionView, function_views
from autograder.reports.text import number
from autograder.results import SubmissionResult


class SaveScores(NbGraderPreprocessor):
    """Writes a result's points and a comment for each function into the gradebook; in place of SaveAutoGrades.

    What a person gave, scores and comments, stays, and as in nbgrader a cell with a manual score is marked to be
    looked at again. Graded cells that an instructor added are left for grading by hand: nothing is run in a notebook.
    """

    dialect = Unicode(help="The SQL dialect of the gradebook; with another nothing is written.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Save the scores of one notebook, all or none of them."""
        at, result = resources["nbgrader"], result_of(resources)
        with Gradebook(at["db_url"]) as gradebook:
            if self.dialect:
                assert_dialect(gradebook, self.dialect)
            sheet = _Sheet(gradebook, (at["notebook"], at["assignment"], at["student"]))
            graded = _save_functions(sheet, result) if result else set()
            for cell in nb.cells:
                _save_by_hand(sheet, cell, graded)
            gradebook.db.commit()
        return nb, resources


class _Sheet:
    """The entries of one submitted notebook."""

    def __init__(self, gradebook: Gradebook, at: tuple[str, str, str]) -> None:
        self._gradebook, self._at = gradebook, at

    def score(self, grade_id: str, points: float | None) -> None:
        grade = self._gradebook.find_grade(grade_id, *self._at)
        grade.auto_score = points
        grade.needs_manual_grade = points is None or grade.manual_score is not None

    def comment(self, grade_id: str, text: str | None) -> None:
        self._gradebook.find_comment(grade_id, *self._at).auto_comment = text


def _save_functions(sheet: _Sheet, result: SubmissionResult) -> set[str]:
    """Score every function of the assignment; returns the grade ids that are done."""
    views = {view.name: view for view in function_views(result.checks)}
    functions = assignments()[result.assignment].functions
    for function in functions:
        view = views.get(function, FunctionView(function, []))
        sheet.score(function, round(view.points, 4))
        sheet.comment(answer_id(function), comment_on(view))
    return {*functions, *map(answer_id, functions)}


def _save_by_hand(sheet: _Sheet, cell: NotebookNode, graded: set[str]) -> None:
    if cell.metadata.get("nbgrader", {}).get("grade_id") in graded:
        return
    untouched = utils.is_solution(cell) and cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    if utils.is_grade(cell):
        sheet.score(cell.metadata.nbgrader.grade_id, 0.0 if untouched else None)
    if utils.is_solution(cell):
        sheet.comment(cell.metadata.nbgrader.grade_id, "No response." if untouched else None)


def comment_on(view: FunctionView) -> str | None:
    """A line about one function, without a word of the student's: nbgrader shows comments as HTML."""
    if not view.counted or view.passed == len(view.counted):
        return None
    if all(check.wording.outcome == "unwritten" for check in view.counted):
        return "Not written yet."
    mistakes = dict.fromkeys(check.result.mistake for check in view.counted if check.result.mistake)
    named = f" Recognised: {', '.join(mistakes)}." if mistakes else ""
    earned = f"{number(view.points)} of {number(view.max_points)} points"
    return f"{view.passed} of {len(view.counted)} checks passed, {earned}; the cell below says more.{named}"

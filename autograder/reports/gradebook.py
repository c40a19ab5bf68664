"""`grades.csv`: a row per student, a column per assignment."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.reports.class_results import ClassResults
from autograder.reports.spreadsheet import rows_to_csv
from autograder.reports.text import number
from autograder.results import SubmissionResult


def gradebook(graded: ClassResults) -> str:
    """The gradebook as CSV.

    A cell is empty where there is no score: nothing was handed in (nobody judged that to be a 0; it adds
    nothing to the total), or the grader failed (then the total is empty too: a number would mislead).
    """
    return rows_to_csv(_rows(graded))


def _rows(graded: ClassResults) -> Iterator[list[str]]:
    yield ["student", *graded.assignments, "total"]
    for student in graded.students:
        total = graded.total(student)
        scores = (score(graded.get(student, assignment)) for assignment in graded.assignments)
        yield [student, *scores, "" if total is None else number(total)]


def score(result: SubmissionResult | None) -> str:
    """A gradebook's cell: the score, or nothing where there is none."""
    return "" if result is None or result.score is None else number(result.score)

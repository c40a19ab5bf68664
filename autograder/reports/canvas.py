"""`canvas.csv`: a file that Canvas' gradebook imports.

Canvas finds a student by its own number (`ID`), by `SIS User ID`, by `SIS Login ID` or by name. Student ids
here are what people log in with, so they stand as `SIS Login ID`, and as the name for want of another.
"""

from __future__ import annotations

from collections.abc import Iterator

from autograder.reports.class_results import ClassResults
from autograder.reports.gradebook import score
from autograder.reports.spreadsheet import rows_to_csv
from autograder.reports.text import number


def canvas(graded: ClassResults) -> str:
    """The scores in Canvas' import format, the assignments under their titles."""
    return rows_to_csv(_rows(graded))


def _rows(graded: ClassResults) -> Iterator[list[str]]:
    titles = [graded.title(assignment) for assignment in graded.assignments]
    possible = [number(graded.max_score(assignment)) for assignment in graded.assignments]
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles]
    yield ["    Points Possible", "", "", "", "", *possible]
    for student in graded.students:
        scores = (score(graded.get(student, assignment)) for assignment in graded.assignments)
        yield [student, "", "", student, "", *scores]

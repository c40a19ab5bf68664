"""The notebook in nbgrader's `source/`: the solutions in their regions, and a graded cell under each function."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.assignment import Assignment
from autograder.authoring.cells import FunctionCell
from autograder.authoring.notebook import JsonObject, nbgrader_cell, notebook_of, public_check
from autograder.authoring.source import Source


def source_notebook(assignment: Assignment, source: Source) -> str:
    """The text of `source/<id>/<id>.ipynb`.

    A function has two cells: the student's answer, whose solution `nbgrader generate_assignment` takes out, and the
    locked cell that is graded. That one has the function's name as its grade id and its points, and shows the public
    check. The hidden checks are in no notebook.
    """

    def cells(cell: FunctionCell) -> Iterator[JsonObject]:
        points = assignment.points(cell.function)
        yield nbgrader_cell("code", answer_id(cell.function), cell.text, "solution")
        yield nbgrader_cell("code", cell.function, public_check(cell.function), "locked", points)

    return notebook_of(assignment, source, cells)


def answer_id(function: str) -> str:
    """The grade id of the cell that a function is written in."""
    return f"answer_{function}"

"""The handout: the source's markdown, the table of points, and what each function takes and returns."""

from __future__ import annotations

import re

from autograder.assignment import Assignment
from autograder.authoring.cells import Cell, DemoCell, FunctionCell, MarkdownCell
from autograder.authoring.errors import AuthoringError
from autograder.authoring.source import Source

POINTS = re.compile(r"^\{\{points\}\}$", re.MULTILINE)


def handout(assignment: Assignment, source: Source) -> str:
    """The text of `README.md`: what the notebook shows, without imports, checks and bodies.

    Raises AuthoringError if no markdown cell has the line `{{points}}`, where the table of points goes.
    """
    parts = [part for cell in source.cells if (part := _part(cell))]
    if not any(POINTS.search(part) for part in parts):
        raise AuthoringError(source.path, 1, "the handout shows no points; add a line {{points}} to it")
    return "\n\n".join(with_points(text, assignment, source) for text in parts) + "\n"


def with_points(text: str, assignment: Assignment, source: Source) -> str:
    """The text with each line `{{points}}` replaced by the table of points."""
    # A function as the replacement: the table's backslashes are meant literally.
    return POINTS.sub(lambda _: _points_table(assignment, source), text)


def _part(cell: Cell) -> str:
    if isinstance(cell, MarkdownCell):
        return cell.text
    if isinstance(cell, FunctionCell):
        return f"```python\n{cell.head}\n```"
    return f"```python\n{cell.text}\n```" if isinstance(cell, DemoCell) else ""


def _points_table(assignment: Assignment, source: Source) -> str:
    rows = ["| function | what it computes | points |", "|---|---|---:|"]
    for name in assignment.functions:
        cell = source.functions[name]
        summary = cell.summary.replace("|", r"\|")
        rows.append(f"| `{cell.call}` | {summary} | {assignment.points(name):g} |")
    rows.append(f"| **total** | | **{assignment.max_score:g}** |")
    return "\n".join(rows)

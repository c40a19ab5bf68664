"""The student's notebook: the handout and the stubs cell by cell, with nbgrader's metadata.

Written in the file format itself (nbformat 4.5), so that the same source gives the same bytes under every
version of the notebook libraries.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from autograder.assignment import Assignment
from autograder.authoring.cells import FunctionCell, MarkdownCell
from autograder.authoring.handout import with_points
from autograder.authoring.source import Source
from autograder.authoring.stubs import stub

JsonObject = dict[str, Any]
FunctionCells = Callable[[FunctionCell], Iterable[JsonObject]]


def notebook(assignment: Assignment, source: Source) -> str:
    """The text of `<id>.ipynb`, without outputs; a locked check follows every graded function."""
    return notebook_of(assignment, source, _stub_and_check)


def notebook_of(assignment: Assignment, source: Source, of_function: FunctionCells) -> str:
    """The text of a notebook: the source's handout and free code, and for each function the cells of `of_function`."""
    content = {
        "cells": list(_cells(assignment, source, of_function)),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _cells(assignment: Assignment, source: Source, of_function: FunctionCells) -> Iterator[JsonObject]:
    for number, cell in enumerate(source.cells, start=1):
        if isinstance(cell, MarkdownCell):
            text = with_points(cell.text, assignment, source)
            yield nbgrader_cell("markdown", f"handout-{number:02d}", text, "locked")
        elif isinstance(cell, FunctionCell):
            yield from of_function(cell)
        else:
            # Imports and demos are the student's to change, so nbgrader is told nothing of them.
            yield _cell("code", f"code-{number:02d}", stub(cell), {})


def _stub_and_check(cell: FunctionCell) -> Iterator[JsonObject]:
    yield nbgrader_cell("code", cell.function, stub(cell), "solution")
    yield nbgrader_cell("code", f"check_{cell.function}", public_check(cell.function), "locked")


def public_check(function: str) -> str:
    """The code of the locked cell that runs a function's public check."""
    check = f"check_{function}"
    return f"from public_checks import {check}\n\n{check}({function})"


def nbgrader_cell(
    kind: Literal["code", "markdown"],
    name: str,
    text: str,
    role: Literal["solution", "locked"],
    points: float | None = None,
) -> JsonObject:
    """A cell that nbgrader knows by `name`: the student's to write, or read-only; with `points`, a graded one."""
    nbgrader: JsonObject = {
        "schema_version": 3,
        "grade_id": name,
        "cell_type": kind,
        "grade": points is not None,
        "solution": role == "solution",
        "locked": role == "locked",
        "task": False,
    }
    if points is not None:
        nbgrader["points"] = points
    metadata = {"deletable": False, "editable": role == "solution", "nbgrader": nbgrader}
    return _cell(kind, name, text, metadata)


def _cell(kind: str, name: str, text: str, metadata: JsonObject) -> JsonObject:
    cell = {"cell_type": kind, "id": name, "metadata": metadata, "source": text.splitlines(keepends=True)}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})

"""The student's notebook: the handout and the stubs cell by cell, with nbgrader's metadata.

Written in the file format itself (nbformat 4.5), so that the same source gives the same bytes under every
version of the notebook libraries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from autograder.assignment import Assignment
from autograder.authoring.cells import FunctionCell, MarkdownCell
from autograder.authoring.handout import with_points
from autograder.authoring.source import Source
from autograder.authoring.stubs import stub

JsonObject = dict[str, Any]


def notebook(assignment: Assignment, source: Source) -> str:
    """The text of `<id>.ipynb`, without outputs; a locked check follows every graded function."""
    content = {
        "cells": list(_cells(assignment, source)),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _cells(assignment: Assignment, source: Source) -> Iterator[JsonObject]:
    for number, cell in enumerate(source.cells, start=1):
        if isinstance(cell, MarkdownCell):
            text = with_points(cell.text, assignment, source)
            yield _graded_cell("markdown", f"handout-{number:02d}", text, "locked")
        elif isinstance(cell, FunctionCell):
            check = f"check_{cell.function}"
            call = f"from public_checks import {check}\n\n{check}({cell.function})"
            yield _graded_cell("code", cell.function, stub(cell), "solution")
            yield _graded_cell("code", check, call, "locked")
        else:
            # Imports and demos are the student's to change, so nbgrader is told nothing of them.
            yield _cell("code", f"code-{number:02d}", stub(cell), {})


def _graded_cell(kind: str, name: str, text: str, role: Literal["solution", "locked"]) -> JsonObject:
    """A cell that nbgrader knows by `name`: the student's to write, or read-only."""
    nbgrader = {
        "schema_version": 3,
        "grade_id": name,
        "cell_type": kind,
        "grade": False,
        "solution": role == "solution",
        "locked": role == "locked",
        "task": False,
    }
    metadata = {"deletable": False, "editable": role == "solution", "nbgrader": nbgrader}
    return _cell(kind, name, text, metadata)


def _cell(kind: str, name: str, text: str, metadata: JsonObject) -> JsonObject:
    cell = {"cell_type": kind, "id": name, "metadata": metadata, "source": text.splitlines(keepends=True)}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})

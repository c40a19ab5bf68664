"""A student's notebook as the cells that a grader looks at: their kind, text and grade id, and nothing else of it.

Whatever the file holds, a valid notebook comes of it. It is for reading only: what is graded is the file itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec

from autograder.reports.text import visible
from autograder.submission.disk import DiskFile
from autograder.submission.model import Unreadable
from autograder.submission.notebook import MAX_CELLS, MAX_NOTEBOOK
from autograder.submission.strict_json import strict_json
from autograder.submission.text import MAX_SOURCE, without_bom


@dataclass(frozen=True)
class SubmittedCell:
    """A cell of a student's notebook; `grade_id` is what its metadata claims, or empty."""

    kind: Literal["code", "markdown"]
    text: str
    grade_id: str = ""


class _Role(msgspec.Struct):
    grade_id: str = ""


class _Metadata(msgspec.Struct):
    nbgrader: _Role = msgspec.field(default_factory=_Role)


class _Cell(msgspec.Struct):
    cell_type: str
    source: msgspec.Raw = msgspec.Raw(b'""')
    input: msgspec.Raw = msgspec.Raw(b'""')  # nbformat 3's name for the source of a code cell
    metadata: msgspec.Raw = msgspec.Raw(b"{}")


class _Sheet(msgspec.Struct):
    cells: list[_Cell] = []


class _Notebook(msgspec.Struct):
    cells: list[_Cell] = []
    worksheets: list[_Sheet] = []  # nbformat 3


def submitted_cells(folder: str, name: str) -> list[SubmittedCell]:
    """The cells of the notebook `name` in `folder`; none where it is missing, no notebook, or too large to be shown."""
    try:
        data = DiskFile(folder, (name,)).read(MAX_NOTEBOOK)
        notebook = _decoded(without_bom(data, name))
    except (OSError, Unreadable, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []
    raw = [*notebook.cells, *(cell for sheet in notebook.worksheets for cell in sheet.cells)]
    cells = list(_shown(raw[:MAX_CELLS]))
    return cells if sum(len(cell.text) for cell in cells) <= MAX_SOURCE else []


def _decoded(data: bytes) -> _Notebook:
    try:
        return msgspec.json.decode(data, type=_Notebook)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.json.decode(strict_json(data), type=_Notebook)


def _shown(cells: list[_Cell]) -> Iterator[SubmittedCell]:
    for cell in cells:
        grade_id = _role(cell.metadata).grade_id
        if cell.cell_type == "code":
            yield SubmittedCell("code", visible(_text(cell.source) or _text(cell.input)), grade_id)
        else:
            yield SubmittedCell("markdown", visible(_text(cell.source)), grade_id)


def _text(source: msgspec.Raw) -> str:
    try:
        text = msgspec.json.decode(source, type=str | list[str])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
    return text if isinstance(text, str) else "".join(text)


def _role(metadata: msgspec.Raw) -> _Role:
    try:
        return msgspec.json.decode(metadata, type=_Metadata).nbgrader
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Role()

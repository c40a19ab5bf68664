"""How `nbgrader autograde` reads what was handed in: any bytes, so that no student's file can stop a class."""

from __future__ import annotations

import os
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import v4
from nbformat.notebooknode import NotebookNode

from autograder.classroom.reading import SubmittedCell, submitted_cells


class SubmissionExporter(NotebookExporter):
    """Turns a submitted file into a valid notebook that holds the student's texts and no metadata but the grade ids.

    Its parent is nbgrader's converter.
    """

    def from_filename(self, filename: str, resources: dict[str, Any] | None = None, **kw: Any) -> tuple[Any, Any]:
        """Export the notebook at `filename`, which need not exist or be a notebook."""
        resources = resources or {}
        folder, name = os.path.split(os.path.abspath(filename))
        if folder == self._autograded(resources["nbgrader"]):
            return super().from_filename(filename, resources, **kw)  # nbgrader's first pass wrote it
        exported: tuple[Any, Any] = self.from_notebook_node(as_notebook(submitted_cells(folder, name)), resources)
        return exported

    def _autograded(self, at: dict[str, str]) -> str:
        converter: Any = self.parent
        course = converter.coursedir
        return str(course.format_path(course.autograded_directory, at["student"], at["assignment"]))


def as_notebook(cells: list[SubmittedCell]) -> NotebookNode:
    """A valid notebook of these cells, the same for the same cells."""
    nodes = []
    for number, cell in enumerate(cells, start=1):
        new = v4.new_code_cell if cell.kind == "code" else v4.new_markdown_cell
        role = {"nbgrader": {"grade_id": cell.grade_id}} if cell.grade_id else {}
        nodes.append(new(cell.text, id=f"submitted-{number}", metadata=role))
    notebook: NotebookNode = v4.new_notebook(cells=nodes, metadata={"language_info": {"name": "python"}})
    return notebook

"""The cells' roles: as the gradebook has them, whatever was done to the cells and their metadata."""

from __future__ import annotations

import re
from typing import Any

from nbformat import v4
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook, Notebook
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.classroom.notebook import answer_id


class RestoreCells(NbGraderPreprocessor):
    """Gives each cell the role that the gradebook has for its grade id, and adds the graded cells that are missing.

    Of duplicates the last has the role; what the gradebook does not know is the student's own. Markdown of a student's
    is shown as it is written: nbgrader's pages run the scripts and links in it, for a grader with a grader's rights.
    The first of the sanitising preprocessors: nbgrader's own, which follow, meet only what they expect.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Restore the cells of one notebook."""
        at = resources["nbgrader"]
        with Gradebook(at["db_url"]) as gradebook:
            known = _known(gradebook.find_notebook(at["notebook"], at["assignment"]))
        place: dict[str, NotebookNode] = {}
        for cell in reversed(nb.cells):
            claimed = cell.metadata.pop("nbgrader", {}).get("grade_id")
            if claimed in known and claimed not in place:
                place[claimed] = cell
                _become(cell, known[claimed])
            elif cell.cell_type == "markdown":
                cell.source = as_written(cell.source)
        for grade_id in sorted(known.keys() - place.keys()):
            role = known[grade_id].metadata.nbgrader
            if role.grade or role.task:
                _insert(nb, known[grade_id], place.get(answer_id(grade_id)))
        return nb, resources


def _insert(nb: NotebookNode, missing: NotebookNode, answer: NotebookNode | None) -> None:
    """Add a graded cell that is missing: under the answer that it is for, else at the end."""
    places = [number for number, cell in enumerate(nb.cells, start=1) if cell is answer]
    nb.cells.insert(places[0] if places else len(nb.cells), missing)


def _become(cell: NotebookNode, original: NotebookNode) -> None:
    """Give a cell the kind and the metadata of the original, and leave it its text where that is the student's."""
    text, name = cell.source, cell.id
    if original.metadata.nbgrader.locked or text == original.source:
        text = original.source
    elif original.cell_type == "markdown":
        text = as_written(text)
    cell.clear()
    cell.update(original, source=text, id=name)


def as_written(markdown: str) -> str:
    """Markdown that shows the given text letter by letter, whatever is in it."""
    longest = max((len(run) for run in re.findall("`+", markdown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{markdown}\n{fence}" if markdown.strip() else ""


def _known(notebook: Notebook) -> dict[str, NotebookNode]:
    """The cells that `nbgrader generate_assignment` put into the gradebook, by grade id."""
    points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
    solutions = {cell.name for cell in notebook.solution_cells}
    tasks = {cell.name for cell in notebook.task_cells}
    known = {}
    for number, cell in enumerate(sorted(notebook.source_cells, key=lambda cell: cell.name), start=1):
        role = {
            "schema_version": 3,
            "grade_id": cell.name,
            "cell_type": cell.cell_type,
            "checksum": cell.checksum,
            "grade": cell.name in points and cell.name not in tasks,
            "solution": cell.name in solutions,
            "locked": cell.locked,
            "task": cell.name in tasks,
        }
        if cell.name in points:
            role["points"] = points[cell.name]
        new = v4.new_code_cell if cell.cell_type == "code" else v4.new_markdown_cell
        known[cell.name] = new(cell.source, id=f"restored-{number}", metadata={"nbgrader": role})
    return known

"""An nbgrader course with students in it, worked with as an instructor does."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, GenerateAssignment
from traitlets.config import Config

import autograder
from autograder.classroom.configuration import load_course
from autograder.classroom.course import make_course
from autograder.classroom.notebook import answer_id

_PACKAGE = Path(autograder.__file__).parent.parent
Notebook = dict[str, Any]


class Lesson:
    """A course with one assignment, generated; `assignment` is its id."""

    def __init__(self, root: Path, assignment: str, db_url: str | None = None) -> None:
        self.root, self.assignment = root, assignment
        make_course(root, [assignment], db_url)
        self._app = load_course(root)
        self.generate()

    def generate(self) -> None:
        """`nbgrader generate_assignment --force`."""
        self._converted(GenerateAssignment)
        self.released: Notebook = self._notebook("release")
        self._solved = {grade_id(cell): cell["source"] for cell in self._notebook("source")["cells"]}

    def _notebook(self, step: str) -> Notebook:
        read: Notebook = json.loads((self.root / step / self.assignment / f"{self.assignment}.ipynb").read_text())
        return read

    def notebook(self, **answers: str) -> Notebook:
        """The reference's notebook, with other answers for some functions."""
        given = {answer_id(function): text for function, text in answers.items()}
        notebook = copy.deepcopy(self.released)
        for cell in notebook["cells"]:
            if (name := grade_id(cell)).startswith(answer_id("")):
                cell["source"] = given.get(name, self._solved[name])
        return notebook

    def hand_in(self, student: str, work: Notebook | bytes, **beside: str) -> Path:
        """Put a student's work where nbgrader collects it."""
        folder = self.root / "submitted" / student / self.assignment
        folder.mkdir(parents=True)
        path = folder / f"{self.assignment}.ipynb"
        path.write_bytes(work if isinstance(work, bytes) else json.dumps(work).encode())
        for name, text in beside.items():
            (folder / f"{name}.txt").write_text(text)
        return path

    def autograde(self, student: str = "*", config: Mapping[str, Any] | None = None) -> None:
        """`nbgrader autograde --force`, in this process; SystemExit or an exception where it fails."""
        self._converted(Autograde, student, config)

    def _converted(self, kind: type, student: str = "*", config: Mapping[str, Any] | None = None) -> None:
        coursedir = self._app.coursedir
        coursedir.assignment_id, coursedir.student_id = self.assignment, student
        converter = kind(coursedir=coursedir, parent=self._app, force=True)
        converter.update_config(Config(config or {}))
        converter.start()

    @property
    def api(self) -> NbGraderAPI:
        """What nbgrader's pages work with."""
        return NbGraderAPI(self._app.coursedir, parent=self._app)

    @property
    def gradebook(self) -> Gradebook:
        """The gradebook, to be closed."""
        return Gradebook(self._app.coursedir.db_url, self._app.coursedir.course_id)

    def scores(self, student: str) -> dict[str, float]:
        """The score of each graded cell."""
        with self.gradebook as gradebook:
            work = gradebook.find_submission_notebook(self.assignment, self.assignment, student)
            return {grade.name: grade.score for grade in work.grades}

    def total(self, student: str) -> float:
        """The student's score."""
        with self.gradebook as gradebook:
            return gradebook.find_submission(self.assignment, student).score

    def comments(self, student: str) -> dict[str, str]:
        """The comments by the functions they are on."""
        with self.gradebook as gradebook:
            work = gradebook.find_submission_notebook(self.assignment, self.assignment, student)
            return {c.name.removeprefix(answer_id("")): c.comment for c in work.comments if c.comment}

    def entries(self, students: Iterable[str]) -> dict[str, Any]:
        """Everything that the gradebook holds on these students, but for its own numbering."""
        found: dict[str, Any] = {}
        with self.gradebook as gradebook:
            for student in students:
                try:
                    work = gradebook.find_submission_notebook(self.assignment, self.assignment, student)
                except MissingEntry:
                    found[student] = None
                    continue
                kinds = {"grade": work.grades, "comment": work.comments}
                found[student] = {"penalty": work.late_submission_penalty} | {
                    (kind, entry.name): {key: value for key, value in entry.to_dict().items() if key != "id"}
                    for kind, entries in kinds.items()
                    for entry in entries
                }
        return found

    def autograded(self, student: str) -> Notebook:
        """The notebook that a grader opens."""
        path = self.root / "autograded" / student / self.assignment / f"{self.assignment}.ipynb"
        return json.loads(path.read_text())

    def feedback(self, student: str) -> str:
        """The page that the student gets."""
        made = self.api.generate_feedback(self.assignment, student)
        assert made["success"], made
        return (self.root / "feedback" / student / self.assignment / f"{self.assignment}.html").read_text()

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`nbgrader ARGUMENTS`, in the course's folder."""
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(_PACKAGE)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def grade_id(cell: Notebook) -> str:
    """What nbgrader knows a cell by, or nothing."""
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def cell_of(notebook: Notebook, name: str) -> Notebook:
    """The cell with that grade id."""
    [cell] = [cell for cell in notebook["cells"] if grade_id(cell) == name]
    return cell


def code_cell(text: str, **metadata: Any) -> Notebook:
    """A cell of the student's own."""
    return {"cell_type": "code", "metadata": metadata, "source": text, "outputs": [], "execution_count": None}

"""Makes an nbgrader course of the assignments: configuration, gradebook, and what nbgrader calls the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy.engine import make_url

from autograder.assignment import Assignment
from autograder.authoring import student_files
from autograder.authoring.source import read_source
from autograder.classroom.configuration import CONFIG, configuration, load_course
from autograder.classroom.database import dialect_of, open_gradebook
from autograder.classroom.errors import ClassroomError
from autograder.classroom.notebook import source_notebook
from autograder.course import assignments, solutions_dir
from autograder.release import refuse_loss
from autograder.results import write_whole


def make_course(root: Path, ids: Sequence[str] = (), db_url: str | None = None) -> list[Path]:
    """Write the course at `root` with the assignments `ids`, all where none is named; returns the files' paths.

    A course that is there keeps its configuration, and may get further assignments. Raises ReleaseRefused where a
    file is there already and differs, ClassroomError where the folder holds something else, or the course or its
    database cannot be had; no file is written then.
    """
    course = assignments()
    for unknown in ids:
        if unknown not in course:
            raise ClassroomError(f"there is no assignment {unknown!r}; the course has {', '.join(course)}")
    files = {
        root / "source" / id / name: content for id in ids or course for name, content in _source_files(course[id])
    }
    if (root / CONFIG).exists():
        url, course_id = _present(root, db_url)
    elif _holds_something_else(root):
        raise ClassroomError(f"{root} is not empty and no nbgrader course: name a new folder")
    else:
        url, course_id = db_url or f"sqlite:///{root.resolve() / 'gradebook.db'}", _course_id(root)
        files[root / CONFIG] = configuration(course_id, db_url, dialect_of(url)).encode()
    for path, content in files.items():
        refuse_loss(path, content)
    root.mkdir(parents=True, exist_ok=True)
    open_gradebook(url, course_id).close()
    for path, content in files.items():
        write_whole(path, content)
    if _present(root, None)[0] != url:
        raise ClassroomError(f"another configuration of nbgrader's overrides the gradebook in {root / CONFIG}")
    return list(files)


def _holds_something_else(root: Path) -> bool:
    """Whether it is neither empty nor a course that was interrupted, or whose configuration was moved away."""
    names = {path.name for path in root.iterdir()} if root.exists() else set()
    return bool(names) and names.isdisjoint({"source", "gradebook.db"})


def _present(root: Path, db_url: str | None) -> tuple[str, str]:
    """The database's URL and the course's id of a course that is there."""
    coursedir = load_course(root).coursedir
    if db_url is not None and make_url(db_url) != make_url(coursedir.db_url):
        raise ClassroomError(f"{root / CONFIG} has another gradebook than --db: change CourseDirectory.db_url there")
    return coursedir.db_url, coursedir.course_id


def _source_files(assignment: Assignment) -> Iterator[tuple[str, bytes]]:
    """The notebook with its solutions, and what students get beside it: handout, public checks, data."""
    folder = solutions_dir(assignment)
    source = read_source(folder / f"{assignment.id}.py", assignment.functions)
    yield f"{assignment.id}.ipynb", source_notebook(assignment, source).encode()
    for name, content in student_files(assignment, folder).items():
        if Path(name).stem != assignment.id:
            yield name, content


def _course_id(root: Path) -> str:
    """A name that can be a folder of nbgrader's exchange."""
    return re.sub(r"[^\w.-]+", "-", root.resolve().name).strip("-.") or "course"

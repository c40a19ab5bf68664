"""Writes what students get: the generated files of `assignments/`, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import Assignment
from autograder.course import assignments, assignments_dir
from autograder.mnist import MNIST_5K
from autograder.results import write_whole

STUDENT_FILES = ("README.md", "{id}.py", "{id}.ipynb", "public_checks.py")


class ReleaseRefused(Exception):
    """The release would lose somebody's work, or has nothing to write; says why in one line."""


def release(target: Path, ids: Sequence[str] = ()) -> list[Path]:
    """Write the student files of the assignments `ids`, of all where none is named, below `target`.

    Returns their paths, `target/NN_id/...`. A file that is there already and differs may be somebody's work:
    then nothing at all is written. Raises ReleaseRefused.
    """
    files = {target / path.parent.name / path.name: path.read_bytes() for path in _student_files(ids)}
    for path, content in files.items():
        refuse_loss(path, content)
    for path, content in files.items():
        write_whole(path, content)
    return list(files)


def _student_files(ids: Sequence[str]) -> list[Path]:
    course = assignments()
    for unknown in ids:
        if unknown not in course:
            raise ReleaseRefused(f"there is no assignment {unknown!r}; the course has {', '.join(course)}")
    chosen = [course[id] for id in ids or course]
    return [assignments_dir(one) / name for one in chosen for name in _names(one)]


def _names(assignment: Assignment) -> list[str]:
    names = [name.format(id=assignment.id) for name in STUDENT_FILES]
    return [*names, MNIST_5K.name] if assignment.mnist else names


def refuse_loss(path: Path, content: bytes) -> None:
    """Raise ReleaseRefused where writing `content` to `path` would lose what is there."""
    for folder in (path.parent.parent, path.parent):
        if folder.exists() and not folder.is_dir():
            raise ReleaseRefused(f"{folder} is not a folder; release into another one")
    if path.is_dir() or (path.exists() and path.read_bytes() != content):
        raise ReleaseRefused(f"{path} differs from what would be released; move it, or release elsewhere")

"""From the paths of a command line to submissions."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.submission.archive import zip_folder
from autograder.submission.disk import DiskFile, disk_folder
from autograder.submission.identity import printable
from autograder.submission.layout import Layout
from autograder.submission.model import NothingToGrade, Submission
from autograder.submission.reading import fingerprint, load


def find(
    paths: Sequence[Path],
    assignments: Collection[str],
    assignment: str | None,
    stubs: Callable[[str], Iterable[Path]],
) -> list[Submission]:
    """Return the submissions in files, folders, batches and zip archives of them, in the order of the paths.

    `assignments` are all ids there are; `assignment`, where given, the only one that is looked for. `stubs`
    gives the files that students of an assignment start from, so that the one worked on is taken of two.

    Raises:
        NothingToGrade: a path holds no submission or cannot be opened, or two give the same work.
    """
    if assignment is not None and assignment not in assignments:
        known = ", ".join(assignments)
        raise NothingToGrade(f"there is no assignment '{printable(assignment)}'; there are {known}")
    layout = Layout(frozenset(assignments), assignment)
    found: dict[tuple[str, str], Submission] = {}
    for path in paths:
        for submission in _below(path, layout):
            key = submission.student, submission.assignment
            found[key] = _merged(found[key], submission) if key in found else submission
    if not found:
        raise NothingToGrade("no path was given")
    prints = {
        name: frozenset(fingerprint(load(DiskFile(os.path.abspath(stub)))) for stub in stubs(name))
        for name in {submission.assignment for submission in found.values()}
    }
    return [replace(submission, stubs=prints[submission.assignment]) for submission in found.values()]


def _below(path: Path, layout: Layout) -> list[Submission]:
    absolute, shown = os.path.abspath(path), printable(str(path))
    try:
        mode = os.stat(absolute).st_mode
        if stat.S_ISDIR(mode):
            found = layout.submissions(disk_folder(absolute))
        elif not stat.S_ISREG(mode):
            raise NothingToGrade(f"{shown} is neither a file nor a folder")
        elif absolute.lower().endswith(".zip"):
            found = layout.submissions(zip_folder(absolute))
        elif absolute.endswith((".py", ".ipynb")):
            found = [layout.lone(DiskFile(absolute), disk_folder(os.path.dirname(absolute)))]
        else:
            raise NothingToGrade(f"{shown} is neither a .py, a .ipynb, a .zip nor a folder")
    except OSError as error:
        raise NothingToGrade(f"{shown} cannot be opened: {error.strerror}") from None
    if not found:
        wanted = layout.only or "an assignment"
        raise NothingToGrade(
            f"{shown} holds no work on {wanted}; expected is STUDENT/ASSIGNMENT/ASSIGNMENT.py, "
            "STUDENT/ASSIGNMENT.py or, with --assignment, STUDENT.py (or .ipynb)"
        )
    return found


def _merged(one: Submission, other: Submission) -> Submission:
    """Join what two paths give of one work: the same files, or the script and the notebook of one folder.

    Raises:
        NothingToGrade: they lie in different places.
    """
    files = {file.where: file for file in (*one.files, *other.files)}
    folders = {os.path.dirname(where) for where in files} or {one.where, other.where}
    kinds = {os.path.splitext(where)[1] for where in files}
    if len(folders) > 1 or len(kinds) < len(files):
        raise NothingToGrade(
            f"{printable(one.where)} and {printable(other.where)} both hold the work of {one.student} on "
            f"{one.assignment}: name one of them"
        )
    return replace(one, files=tuple(files.values()), elsewhere=one.elsewhere or other.elsewhere)

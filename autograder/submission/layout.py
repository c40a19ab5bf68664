"""Which folder of a batch is a student's, which an assignment's, and which files count."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from autograder.submission.identity import listed, printable, student_id
from autograder.submission.model import File, NothingToGrade, Submission
from autograder.submission.tree import Entry, Folder, Refused, is_source, stem_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Layout:
    """Tells the layouts apart by the ids of the assignments and, where given, the only one asked for."""

    known: frozenset[str]
    only: str | None = None

    @property
    def wanted(self) -> frozenset[str]:
        """The ids of the assignments that are looked for."""
        return self.known if self.only is None else frozenset({self.only})

    def submissions(self, folder: Folder) -> list[Submission]:
        """Return what a batch, a student's folder or an assignment's folder holds; nothing of other folders.

        Raises:
            NothingToGrade: it could be a batch and a student's folder at once.
        """
        top = self._below_single_folder(folder)
        if any(self._is_student(child) for child in top.folders):
            if own := [source.name for source in top.sources if stem_of(source) in self.wanted]:
                raise NothingToGrade(
                    f"{printable(top.where)} holds both {printable(own[0])} and folders of students: "
                    "name the one or the others"
                )
            return list(self._batch(top))
        assignment = self._assignment_of(top)
        if assignment and _holds_work(top, assignment):
            return [_in_folder(top, top.parent, assignment)]
        if self._held(top):
            if self._has_other_names(top):
                _log.warning("%s is taken for one student's folder: other files are left out", printable(top.where))
            return list(self._student(top))
        if self.only and self._has_other_names(top):
            return list(_flat(top, self.only))
        if self._is_loose_batch(top):
            return list(self._batch(top))
        return [_in_folder(top, top.parent, assignment)] if assignment else []

    def lone(self, file: File, folder: Folder) -> Submission:
        """Return the submission that is one file, which lies in `folder`.

        Raises:
            NothingToGrade: it does not show the assignment.
        """
        stem = stem_of(file)
        around = self._assignment_of(folder)
        assignment = self.only or (stem if stem in self.known else around)
        if assignment is None:
            raise NothingToGrade(
                f"{printable(file.where)} is called after no assignment: pass --assignment with one of "
                f"{', '.join(sorted(self.known))}"
            )
        student = stem
        if around == assignment and (self.only is None or _holds_work(folder, assignment)):
            student = folder.parent
        elif stem == assignment:
            student = folder.name
        return _submission(student or stem, assignment, file.where, [file])

    def _below_single_folder(self, folder: Folder) -> Folder:
        """Pass through the single top folder that archives often have."""
        if len(folder.folders) != 1 or folder.sources:
            return folder
        (child,) = folder.folders
        is_batch = (
            any(self._is_student(inner) for inner in child.folders)
            or (self.only is not None and self._has_other_names(child))
            or self._is_loose_batch(child)
        )
        return child if is_batch else folder

    def _assignment_of(self, folder: Folder | Refused) -> str | None:
        """The assignment that a folder is called after, perhaps with the number it was given out with."""
        name = re.sub(r"^\d+_", "", folder.name)
        return name if name in self.wanted else None

    def _held(self, folder: Folder) -> dict[str, Folder | Refused | None]:
        """The assignments that a student's folder has a folder of, with that folder, or only a file."""
        stems = {stem_of(source) for source in folder.sources}
        held: dict[str, Folder | Refused | None] = dict.fromkeys(stems & self.wanted)
        for entry in folder.entries.values():
            if isinstance(entry, (Folder, Refused)) and (assignment := self._assignment_of(entry)):
                held[assignment] = entry
        return dict(sorted(held.items()))

    def _is_student(self, folder: Folder) -> bool:
        """Whether it holds assignments and is not an assignment's folder; a student may be called Xavier."""
        own = self._assignment_of(folder)
        return any(name != own or isinstance(inner, Folder) for name, inner in self._held(folder).items())

    def _has_other_names(self, folder: Folder) -> bool:
        """Whether it holds files not called after assignments, which only --assignment makes clear."""
        return any(stem_of(source) not in self.known for source in folder.sources)

    def _is_loose_batch(self, folder: Folder) -> bool:
        """Whether it holds folders of students with such files."""
        return self.only is not None and any(
            self._has_other_names(entry) if isinstance(entry, Folder) else _is_refused_student(entry)
            for entry in folder.entries.values()
        )

    def _batch(self, top: Folder) -> Iterator[Submission]:
        assignments = {self.only} if self.only else set()
        for folder in top.folders:
            if self._held(folder):
                for submission in self._student(folder):
                    assignments.add(submission.assignment)
                    yield submission
            elif self.only and self._has_other_names(folder):
                yield _in_folder(folder, folder.name, self.only)
            elif folder.entries and not Layout(self.known)._held(folder):
                _log.warning("%s is left out: nothing in it is called after an assignment", printable(folder.where))
        for entry in top.entries.values():
            if isinstance(entry, Refused) and _is_refused_student(entry):
                for assignment in sorted(assignments):
                    yield _submission(entry.name, assignment, f"{top.where}/{entry.name}", [entry])

    def _student(self, folder: Folder) -> Iterator[Submission]:
        for assignment, inner in self._held(folder).items():
            files = folder.named(assignment)
            if isinstance(inner, Refused):
                yield _submission(folder.name, assignment, folder.where, [inner])
            elif isinstance(inner, Folder) and (inner.sources or not files):
                yield _in_folder(inner, folder.name, assignment, [f"../{file.name}" for file in files])
            else:
                yield _submission(folder.name, assignment, folder.where, files)


def _flat(folder: Folder, assignment: str) -> Iterator[Submission]:
    for student in dict.fromkeys(stem_of(source) for source in folder.sources):
        yield _submission(student, assignment, folder.where, folder.named(student))


def _in_folder(folder: Folder, student: str, assignment: str, beside: Iterable[str] = ()) -> Submission:
    """The submission in a folder that is for one assignment."""
    files = folder.named(assignment)
    if not files and len(folder.sources) == 1:
        files = folder.sources
    others = [source.name for source in folder.sources if source not in files]
    return _submission(student, assignment, folder.where, files, [*others, *beside])


def _holds_work(folder: Folder, assignment: str) -> bool:
    """Whether a folder that is for one assignment holds a file that counts."""
    return len(folder.sources) == 1 or bool(folder.named(assignment))


def _submission(
    student: str,
    assignment: str,
    where: str,
    found: Iterable[File | Refused],
    beside: Sequence[str] = (),
) -> Submission:
    files, problems = [], []
    for entry in found:
        if isinstance(entry, Refused):
            problems.append(f"{printable(entry.name)} {entry.why}")
        else:
            files.append(entry)
    if not files and not problems:
        problems.append(
            f"none of several files is called {assignment}.py or {assignment}.ipynb: {listed(beside)}"
            if beside
            else f"no .py or .ipynb in the folder of {assignment}"
        )
    problem = "; ".join(problems)
    return Submission(student_id(student), assignment, where, tuple(files), tuple(beside), problem)


def _is_refused_student(entry: Entry) -> bool:
    return isinstance(entry, Refused) and not is_source(entry.name)

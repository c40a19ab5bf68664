"""Which folder of a batch is a student's, which an assignment's, and which files count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.submission.identity import listed, printable, student_id
from autograder.submission.leftovers import say_beside, say_in_batch
from autograder.submission.model import File, NothingToGrade, Submission
from autograder.submission.tree import Entry, Folder, Refused, is_source, stem_of


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
        if top is not folder:
            say_in_batch(folder, [top.name])
        if any(self._is_student(child) for child in top.folders):
            if own := [source.name for source in top.sources if stem_of(source) in self.wanted]:
                raise NothingToGrade(
                    f"{printable(top.where)} holds both {printable(own[0])} and folders of students: "
                    "name the one or the others"
                )
            return list(self._batch(top))
        assignment = self._assignment_of(top)
        if assignment and _holds_work(top, assignment):
            counted = [file.name for file in _work_in(top, assignment)]
            say_beside(top, [name for name in self._others(top) if name not in counted])
            return [_in_folder(top, top.parent, assignment)]
        if self._held(top):
            others = self._others(top)
            if others and self.only and top is folder:
                raise NothingToGrade(
                    f"{printable(top.where)} holds {self.only} beside {listed(others)}: if all is one student's, leave "
                    "out --assignment; if it is a class's, put each file into a folder of its student"
                )
            say_beside(top, others)
            return list(self._student(top))
        if self.only and (self._has_other_names(top) or self._is_loose_batch(top)):
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

    def _held(self, folder: Folder) -> dict[str, list[Folder | Refused]]:
        """The assignments that a student's folder has folders of, with these, or only a file."""
        stems = {stem_of(source) for source in folder.sources} & self.wanted
        held: dict[str, list[Folder | Refused]] = {stem: [] for stem in stems}
        for entry in folder.entries.values():
            if isinstance(entry, (Folder, Refused)) and (assignment := self._assignment_of(entry)):
                held.setdefault(assignment, []).append(entry)
        return dict(sorted(held.items()))

    def _is_student(self, folder: Folder) -> bool:
        """Whether it holds assignments and is not an assignment's folder; a student may be called Xavier."""
        own = self._assignment_of(folder)
        return any(
            name != own or any(isinstance(place, Folder) for place in inner)
            for name, inner in self._held(folder).items()
        )

    def _has_other_names(self, folder: Folder) -> bool:
        """Whether it holds files not called after assignments, which only --assignment makes clear."""
        return any(stem_of(source) not in self.known for source in folder.sources)

    def _others(self, folder: Folder) -> list[str]:
        """The names beside a student's work: files, and folders with files, that are called after no assignment."""
        files = [source.name for source in folder.sources if stem_of(source) not in self.known]
        course = Layout(self.known)
        loose = [each for each in folder.folders if not course._assignment_of(each) and self._has_other_names(each)]
        return [*files, *(each.name for each in loose)]

    def _is_loose_batch(self, folder: Folder) -> bool:
        """Whether it holds folders of students with such files."""
        return self.only is not None and any(
            self._has_other_names(entry) if isinstance(entry, Folder) else _is_refused_student(entry)
            for entry in folder.entries.values()
        )

    def _batch(self, top: Folder) -> Iterator[Submission]:
        assignments = {self.only} if self.only else set()
        taken = []
        for folder in top.folders:
            if self._held(folder):
                for submission in self._student(folder):
                    assignments.add(submission.assignment)
                    yield submission
            elif self.only and self._has_other_names(folder):
                yield _in_folder(folder, folder.name, self.only)
            elif not Layout(self.known)._held(folder):
                continue
            taken.append(folder.name)
        if self.only and self._has_other_names(top):
            taken += [source.name for source in top.sources]
            yield from _flat(top, self.only)
        for entry in top.entries.values():
            if isinstance(entry, Refused) and _is_refused_student(entry):
                taken.append(entry.name)
                for assignment in sorted(assignments):
                    yield _submission(entry.name, assignment, f"{top.where}/{entry.name}", [entry])
        say_in_batch(top, taken)

    def _student(self, folder: Folder) -> Iterator[Submission]:
        others = [source.name for source in folder.sources if stem_of(source) not in self.known]
        for assignment, inner in self._held(folder).items():
            files = folder.named(assignment)
            refused = [place for place in inner if isinstance(place, Refused)]
            places = [place for place in reversed(inner) if isinstance(place, Folder)]
            places.sort(key=lambda place: not _holds_work(place, assignment))
            if refused:
                yield _submission(folder.name, assignment, folder.where, refused)
            elif places and (_holds_work(places[0], assignment) or not files):
                elsewhere = [(f"../{file.name}", file) for file in files]
                for place in places[1:]:
                    elsewhere += [(f"../{place.name}/{file.name}", file) for file in _work_in(place, assignment)]
                yield _in_folder(places[0], folder.name, assignment, elsewhere)
            else:
                below = [f"{place.name}/{source.name}" for place in places for source in place.sources]
                yield _submission(folder.name, assignment, folder.where, files, [*others, *below])


def _flat(folder: Folder, assignment: str) -> Iterator[Submission]:
    for student in dict.fromkeys(stem_of(source) for source in folder.sources):
        yield _submission(student, assignment, folder.where, folder.named(student))


def _in_folder(
    folder: Folder, student: str, assignment: str, elsewhere: Sequence[tuple[str, File | Refused]] = ()
) -> Submission:
    """The submission in a folder that is for one assignment; `elsewhere` may be the same work, with its place."""
    files = _work_in(folder, assignment)
    beside = [source.name for source in folder.sources if source not in files]
    beside += [place for place, file in elsewhere if isinstance(file, Refused)]
    found = _submission(student, assignment, folder.where, files, beside)
    return replace(found, elsewhere=tuple((place, file) for place, file in elsewhere if not isinstance(file, Refused)))


def _work_in(folder: Folder, assignment: str) -> list[File | Refused]:
    """The files that count in a folder that is for one assignment."""
    return folder.named(assignment) or (folder.sources if len(folder.sources) == 1 else [])


def _holds_work(folder: Folder, assignment: str) -> bool:
    return bool(_work_in(folder, assignment))


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

"""What a submission is before it is read, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol


class Unreadable(Exception):
    """A submission that cannot be run: what is wrong, where and what to do, for student and instructor.

    `sha256` is the digest of the bytes handed in, or "" where they could not be had.
    """

    def __init__(self, message: str, sha256: str = "") -> None:
        super().__init__(message)
        self.sha256 = sha256


class NothingToGrade(Exception):
    """The paths hold nothing that can be graded, or cannot be taken as they are."""


class File(Protocol):
    """A file of a submission, wherever it lies; it can be pickled."""

    @property
    def name(self) -> str:
        """The name as handed in, without folders; bytes that are not UTF-8 are surrogate escapes."""

    @property
    def where(self) -> str:
        """The place, for messages to the instructor."""

    def read(self, limit: int) -> bytes:
        """Return all of its bytes, or, of a file larger than `limit`, more than `limit`.

        Raises:
            Unreadable: it is a link or no regular file, or may not be read.
        """


@dataclass(frozen=True)
class Submission:
    """One student's work on one assignment: found, not yet read."""

    student: str
    assignment: str
    where: str
    files: tuple[File, ...] = ()  # one script, one notebook, or one of each
    beside: tuple[str, ...] = ()  # names of other scripts and notebooks, which do not count
    problem: str = ""  # why it cannot be read, where that shows before reading
    stubs: frozenset[str] = frozenset()  # fingerprints of the assignment's untouched stubs
    elsewhere: tuple[tuple[str, File], ...] = ()  # the like in the student's other folders, by their relative paths


@dataclass(frozen=True)
class Unit:
    """One piece of a submission that runs as a whole or statement by statement."""

    name: str  # what tracebacks show: "backprop.py", or "backprop.ipynb, cell 3"
    text: str  # Python source; lines end in "\n", cell magics are resolved


@dataclass(frozen=True)
class Source:
    """A submission that was read."""

    filename: str
    kind: Literal["script", "notebook"]
    units: tuple[Unit, ...]  # a script has exactly one
    sha256: str  # of the bytes handed in
    note: str = ""  # what student and instructor should know of the choice among several files

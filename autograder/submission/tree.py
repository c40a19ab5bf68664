"""Folders as layouts see them, whether on disk or in an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from autograder.submission.model import File

PUBLIC_CHECKS = "public_checks.py"  # every student has it
DEPTH = 4  # names from a batch down to a file: top folder, student, assignment, file


@dataclass(frozen=True)
class Refused:
    """An entry that is never opened: a link, a pipe, a device, or a folder that may not be listed."""

    name: str
    why: str


class Folder:
    """A folder whose entries are listed when they are asked for."""

    def __init__(self, name: str, parent: str, where: str, listing: Callable[[], Iterable[Entry]]) -> None:
        self.name = name
        self.parent = parent  # the name of the folder above
        self.where = where
        self._listing = listing

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entries by name, sorted, without what operating systems and editors leave behind."""
        found = {entry.name: entry for entry in self._listing() if not is_junk(entry.name)}
        return dict(sorted(found.items()))

    @cached_property
    def folders(self) -> list[Folder]:
        """The folders in it."""
        return [entry for entry in self.entries.values() if isinstance(entry, Folder)]

    @cached_property
    def sources(self) -> list[File | Refused]:
        """The scripts and notebooks in it that may be a student's."""
        return [e for e in self.entries.values() if not isinstance(e, Folder) and is_source(e.name)]

    def named(self, stem: str) -> list[File | Refused]:
        """The scripts and notebooks called `stem`."""
        return [source for source in self.sources if stem_of(source) == stem]


Entry = Folder | File | Refused


def is_junk(name: str) -> bool:
    """Whether no student's work is called so."""
    return name.startswith(".") or name in ("__MACOSX", "__pycache__")


def is_source(name: str) -> bool:
    """Whether it names a script or notebook, other than the public checks."""
    return name.endswith((".py", ".ipynb")) and name != PUBLIC_CHECKS


def stem_of(source: File | Refused) -> str:
    """Return the name without its suffix."""
    return PurePath(source.name).stem

"""Folders and files on disk, opened so that no link below the given path is followed and no pipe waits."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.submission.identity import printable
from autograder.submission.model import Unreadable
from autograder.submission.tree import Entry, Folder, Refused

_LINK = "is a link, and links in what was handed in are not followed: hand in the file itself"
_NO_FILE = "is not a regular file"
_OPEN = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
_REASONS = {
    errno.ELOOP: _LINK,
    errno.ENOTDIR: _LINK,  # what O_NOFOLLOW with O_DIRECTORY says of one
    errno.ENXIO: _NO_FILE,
    errno.ENODEV: _NO_FILE,
    errno.EACCES: "may not be read: its permissions forbid it",
}


@dataclass(frozen=True)
class DiskFile:
    """The file at `parts` below `root`; `root`, which the instructor named, may itself be or hold links."""

    root: str
    parts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name as handed in."""
        return os.path.basename(self.where)

    @property
    def where(self) -> str:
        """The path."""
        return os.path.join(self.root, *self.parts)

    def read(self, limit: int) -> bytes:
        """Return all of its bytes, or, of a larger file, more than `limit`.

        Raises:
            Unreadable: it is a link or no regular file, or may not be read.
            FileNotFoundError: it is gone since it was found, by no fault of the student's.
            OSError: the machine fails.
        """
        try:
            handle = self._open()
        except FileNotFoundError as error:
            raise FileNotFoundError(error.errno, "gone since the folder was listed", self.where) from None
        except OSError as error:
            if error.errno not in _REASONS:
                raise
            raise Unreadable(f"{printable(self.name)} {_REASONS[error.errno]}") from None
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise Unreadable(f"{printable(self.name)} {_NO_FILE}")
        with open(handle, "rb") as file:
            return file.read(limit + 1)

    def _open(self) -> int:
        if not self.parts:
            return os.open(self.root, _OPEN)
        folder = os.open(self.root, _OPEN | os.O_DIRECTORY)
        for part in self.parts[:-1]:
            folder = _step(folder, part, os.O_DIRECTORY)
        return _step(folder, self.parts[-1], 0)


def _step(folder: int, name: str, flags: int) -> int:
    try:
        return os.open(name, _OPEN | os.O_NOFOLLOW | flags, dir_fd=folder)
    finally:
        os.close(folder)


def disk_folder(root: str, parts: tuple[str, ...] = ()) -> Folder:
    """Return the folder at `parts` below the absolute path `root`."""
    where = os.path.join(root, *parts)
    above, name = os.path.split(where)
    return Folder(name, os.path.basename(above), where, lambda: _list(root, parts))


def _list(root: str, parts: tuple[str, ...]) -> Iterator[Entry]:
    with os.scandir(os.path.join(root, *parts)) as found:
        for entry in found:
            below = (*parts, entry.name)
            if entry.is_symlink():
                yield Refused(entry.name, _LINK)
            elif entry.is_dir():
                allowed = os.access(entry.path, os.R_OK | os.X_OK)
                yield disk_folder(root, below) if allowed else Refused(entry.name, _REASONS[errno.EACCES])
            elif entry.is_file():
                yield DiskFile(root, below)
            else:
                yield Refused(entry.name, _NO_FILE)

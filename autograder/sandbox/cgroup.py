"""Memory that the kernel bounds: a group of cgroup v2 for the fork server of a sandbox and all that it forks.

The server joins once, when it is warm, and every fork is born into the group: to move a process takes the kernel some
15 ms. What the server held before that stays with the group it came from. Where a group would outgrow its limit the
kernel ends all of it as one, whatever a submission does to look harmless, and counts that; the server goes too, and is
started afresh. A group is locked while its grader lives, and others remove one that nobody holds.

See https://docs.kernel.org/admin-guide/cgroup-v2.html; where groups may be made is the affair of `delegation`.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from autograder.sandbox.delegation import NoGroups, locked, place_for_groups

_PREFIX = "autograder-"
_ENDING_SECONDS = 2.0
"""For processes that are ending to be gone: milliseconds on a quiet machine."""


def remove_abandoned() -> None:
    """Remove the groups of processes that ended without a word, as workers do when a batch is over."""
    with suppress(NoGroups, OSError):
        place = place_for_groups()
        with locked(place):
            _clear(place)


class Group:
    """The group of one sandbox. Raises `NoGroups` where none can be made."""

    def __init__(self) -> None:
        self._limit = self._held = 0
        try:
            place = place_for_groups()
            with locked(place):
                _clear(place)
                self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
                self._claim = _claimed(self.folder)
            self._write("memory.oom.group", "1")
            with suppress(FileNotFoundError):  # where the kernel knows no swap
                self._write("memory.swap.max", "0")
        except OSError as error:
            raise NoGroups(f"{error.filename}: {error.strerror}") from None

    @contextmanager
    def entrance(self) -> Iterator[int]:
        """A descriptor: who writes 0 to it joins. The kernel looks at who opened it, and not at who writes."""
        descriptor = os.open(self.folder / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def settle(self) -> None:
        """Count from what the group holds now: its server has taken what it needs."""
        self._held = int(self._read("memory.current"))

    def bound(self, size: int) -> None:
        """Let the group hold that many bytes beyond what it was settled with."""
        if self._limit != self._held + size:
            self._limit = self._held + size
            self._write("memory.max", str(self._limit))

    def kills(self) -> int:
        """How often the kernel has ended a process of it, because memory was used up here or on the whole machine."""
        return self._count("oom_kill")

    def overflows(self) -> int:
        """How often there was no room left in the group itself."""
        return self._count("oom")

    def close(self) -> None:
        """End whatever is left in the group, and remove it."""
        _kill(self.folder)
        _removed(self.folder)
        os.close(self._claim)

    def _count(self, event: str) -> int:
        counts = dict(line.split() for line in self._read("memory.events").splitlines())
        return int(counts[event])

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text()

    def _write(self, name: str, value: str) -> None:
        (self.folder / name).write_text(value)


def _claimed(folder: Path) -> int:
    """A descriptor that holds the folder's lock while this process lives; `BlockingIOError` where another does."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _clear(place: Path) -> None:
    """Remove the groups of processes that have ended, which their fork servers outlive for a moment."""
    for folder in place.glob(f"{_PREFIX}*"):
        with suppress(BlockingIOError, FileNotFoundError):
            claim = _claimed(folder)
            if not _removed(folder):
                _kill(folder)
                _removed(folder)
            os.close(claim)


def _kill(folder: Path) -> None:
    with suppress(FileNotFoundError):  # before Linux 5.14; then the end of the server must do
        (folder / "cgroup.kill").write_text("1")


def _removed(folder: Path) -> bool:
    """Remove a group once its processes have ended; false where they do not."""
    deadline = time.monotonic() + _ENDING_SECONDS
    while time.monotonic() < deadline:
        try:
            folder.rmdir()
        except FileNotFoundError:
            return True
        except OSError:
            time.sleep(0.002)
        else:
            return True
    return False

"""Watching from outside what a submission takes where the kernel does not bound it, or only per mapping."""

from __future__ import annotations

import os
import re
from typing import Literal

from . import tree
from .cages import Cage
from .confine import Bounds

PERIOD = 0.05
"""Seconds between two looks: a look takes some 30 us, and a core fills 500 MiB of memory between two."""

_SLACK, _SLACK_OF_CUDA = 256 << 20, 1 << 30
"""The kernel's limit on addresses comes first, with an ordinary MemoryError: the warm server has mapped more than it
holds, and so may a submission before it meets that limit. CUDA takes as much again of the machine's own memory."""

_STATUS = re.compile(rb"RssAnon:\s+(\d+) kB\n.*RssShmem:\s+(\d+) kB\n.*Threads:\s+(\d+)\n", re.DOTALL)
"""See proc_pid_status(5)."""

Excess = Literal["", "memory", "threads", "scratch"]


class Watchman:
    """Looks at one submission's process again and again.

    Resident memory counts from what the warm server holds, `warm` bytes; a file's pages do not count, which the kernel
    can take back. Threads and the scratch folder count where the kernel of this machine leaves them unbounded.
    """

    def __init__(self, child: int, bounds: Bounds, cage: Cage, warm: int) -> None:
        self._child, self._bounds, self._cage = child, bounds, cage
        self._most_resident = warm + bounds.memory_bytes + (_SLACK_OF_CUDA if bounds.gpu_bytes else _SLACK)
        self.excess: Excess = ""

    def look(self) -> Excess:
        """What the submission takes too much of, if anything."""
        try:
            threads, held = _threads_and_resident(self._child)
        except OSError:  # it is ending
            return ""
        if held > self._most_resident:
            self.excess = "memory"
        elif not self._cage.bounds_threads and threads > self._bounds.threads:
            self.excess = "threads"
        elif not self._cage.bounds_scratch and self._scratch_is_full():
            self.excess = "scratch"
        return self.excess

    def _scratch_is_full(self) -> bool:
        taken = tree.measured(self._cage.scratch, self._bounds.scratch_files)
        return taken.files > self._bounds.scratch_files or taken.size > self._bounds.scratch_bytes


def resident() -> int:
    """Bytes of memory that this process holds itself."""
    return _threads_and_resident(os.getpid())[1]


def _threads_and_resident(process: int) -> tuple[int, int]:
    """Threads and bytes of a process; raises `OSError` where it has ended."""
    with open(f"/proc/{process}/status", "rb") as file:
        found = _STATUS.search(file.read())
    for task in () if found else os.listdir(f"/proc/{process}/task"):  # its first thread may end before the others
        with open(f"/proc/{process}/task/{task}/status", "rb") as file:
            found = found or _STATUS.search(file.read())
    if found is None:
        raise ProcessLookupError
    anonymous, shared, threads = map(int, found.groups())
    return threads, (anonymous + shared) << 10

"""Watching from outside what a submission takes where the kernel does not bound it, or only per mapping."""

from __future__ import annotations

import os
import resource
from typing import Literal

from . import tree
from .cages import Cage
from .confine import Bounds

PERIOD = 0.05
"""Seconds between two looks: a look takes some 30 us, and a core fills 500 MiB of memory between two."""

_CUDA_RESIDENT = 3 << 30
"""What CUDA's libraries and context make resident, at most."""
_PAGE = resource.getpagesize()

Excess = Literal["", "memory", "threads", "scratch"]


class Watchman:
    """Looks at one submission's process again and again.

    Resident memory counts from what the warm server holds, threads and the scratch folder where the kernel of this
    machine leaves them unbounded.
    """

    def __init__(self, child: int, bounds: Bounds, cage: Cage) -> None:
        self._child, self._bounds, self._cage = child, bounds, cage
        self._most_resident = _threads_and_resident(os.getpid())[1] + bounds.memory_bytes
        self._most_resident += _CUDA_RESIDENT if bounds.gpu_bytes else 0
        self.excess: Excess = ""

    def look(self) -> Excess:
        """What the submission takes too much of, if anything."""
        try:
            threads, resident = _threads_and_resident(self._child)
        except OSError:  # it has ended meanwhile, and was reaped
            return ""
        if resident > self._most_resident:
            self.excess = "memory"
        elif not self._cage.bounds_threads and threads > self._bounds.threads:
            self.excess = "threads"
        elif not self._cage.bounds_scratch and self._scratch_is_full():
            self.excess = "scratch"
        return self.excess

    def _scratch_is_full(self) -> bool:
        taken = tree.measured(self._cage.scratch, self._bounds.scratch_files)
        return taken.files > self._bounds.scratch_files or taken.size > self._bounds.scratch_bytes


def _threads_and_resident(process: int) -> tuple[int, int]:
    """Threads and resident bytes; see proc_pid_stat(5): the name, in brackets, may hold anything."""
    with open(f"/proc/{process}/stat", "rb") as file:
        fields = file.read().rpartition(b")")[2].split()
    return int(fields[17]), int(fields[21]) * _PAGE

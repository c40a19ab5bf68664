"""What holds a submission, as the fork server needs to know it; `landlock` is the cage that needs no namespaces."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Protocol

from . import confine
from .confine import Bounds


class Cage(Protocol):
    """Holds the forks of one server, one after another."""

    scratch: str
    """The folder that a submission may write to."""
    bounds_scratch: bool
    """Whether the kernel bounds what lies in the scratch folder."""
    bounds_threads: bool
    """Whether the kernel bounds the number of threads."""

    def prepare(self) -> None:
        """Make the server itself fit to fork; raises `SystemExit` where it could not be trusted to."""

    def enter(self, bounds: Bounds, seccomp: bytes) -> None:
        """Give up, in a fork, whatever a submission must not have. Nothing can undo it."""

    def all_of(self, child: int) -> Sequence[int]:
        """Whom a signal must be sent to that is to reach every process of a submission, as `os.kill` takes it."""

    def clear(self) -> None:
        """Remove what a submission left, once its processes are gone."""

    def close(self) -> None:
        """Remove what the cage itself needed: the server is about to end."""


class Namespaces:
    """Namespaces within those that bubblewrap made: the kernel removes them with the last process in them."""

    bounds_scratch = bounds_threads = True

    def __init__(self, scratch: str) -> None:
        self.scratch = scratch

    def prepare(self) -> None:
        """Refuse to be anyone but process 1: to end a submission, all other processes are ended."""
        if os.getpid() != 1:
            raise SystemExit("sandbox: not process 1 of a namespace of its own, where ending all others is safe")
        confine.hide_memory()

    def enter(self, bounds: Bounds, seccomp: bytes) -> None:
        """Enter namespaces of the fork's own."""
        confine.isolate(self.scratch, bounds)
        os.chdir(self.scratch)
        confine.limit(bounds, own_user=True)
        confine.surrender(seccomp)

    def all_of(self, child: int) -> Sequence[int]:
        """Every other process of the namespace."""
        return (-1,)

    def clear(self) -> None:
        """Nothing is left."""

    def close(self) -> None:
        """Nothing is left."""


class Trust:
    """No cage at all: an ordinary process in a folder of its own."""

    bounds_scratch = bounds_threads = True  # not bounded at all, which is nothing to end a submission for

    def __init__(self, scratch: str) -> None:
        self.scratch = scratch

    def prepare(self) -> None:
        """Nothing to do."""

    def enter(self, bounds: Bounds, seccomp: bytes) -> None:
        """Set the limits, and no more."""
        confine.die_with_parent()
        os.chdir(self.scratch)
        confine.limit(bounds, own_user=False)

    def all_of(self, child: int) -> Sequence[int]:
        """The submission's process group, and the process itself, should it have left that."""
        return (-child, child)

    def clear(self) -> None:
        """What it wrote stays until the sandbox is closed."""

    def close(self) -> None:
        """The folder is the grader's to remove."""

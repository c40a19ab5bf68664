"""Where this process may make groups of cgroup v2 that bound memory: below one that was handed over to it.

Others keep order in the rest of the tree, systemd above all, and are not meddled with, even where root could. A group
is handed over where systemd says so of it (`Delegate=yes`), where its processes own it but not its limits, as the
kernel's documentation has it, or where it is the topmost that can be seen, as in a container.

A group has either processes, or groups below it with controllers of their own. Where the group that was handed over
holds nothing but the command that this process belongs to, all of that command moves one down, which changes nothing
for it: the limits of the group stay above it.

See https://systemd.io/CGROUP_DELEGATION and https://docs.kernel.org/admin-guide/cgroup-v2.html.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from autograder.sandbox.ancestry import ancestry

_GRADERS = "graders"
"""The group that the grader's own processes move to."""
_HANDED_OVER = ("user.delegate", "trusted.delegate")
"""What systemd marks a group with: the first since its version 251, the second is for root alone to read."""
_ATTEMPTS = 10
"""To move all processes of a group, which may start others meanwhile."""


class NoGroups(Exception):
    """No group can be made here; the text says why."""


@contextmanager
def locked(group: Path) -> Iterator[None]:
    """Alone among graders at that group."""
    descriptor = os.open(group, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def place_for_groups() -> Path:
    """The group below which this process may make others that bound memory.

    Raises `NoGroups`, and `OSError` where the kernel refuses what should be allowed.
    """
    top, own = _own_group()
    for group in (own, own.parent):
        if _handed_over(group, top, own):
            if "memory" not in _words(group / "cgroup.controllers"):
                raise NoGroups("the memory controller is not with cgroup v2 here")
            with locked(group):
                _share_memory_controller(group)
            return group
    raise NoGroups("no cgroup was handed over to the grader, as 'systemd-run --user --scope -p Delegate=yes' does")


def _own_group() -> tuple[Path, Path]:
    """The topmost group that can be seen, and the one that this process is in."""
    paths = [line[len("0::") :] for line in Path("/proc/self/cgroup").read_text().splitlines() if line[:3] == "0::"]
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        mount, _, kind = line.partition(" - ")
        root, place = mount.split()[3:5]
        below = os.path.relpath(paths[0], root) if paths else ".."
        if kind.split()[0] == "cgroup2" and not below.startswith(".."):
            return Path(place), Path(place, below)
    raise NoGroups("cgroup v2 is not mounted here")


def _handed_over(group: Path, top: Path, own: Path) -> bool:
    if not os.access(group / "cgroup.subtree_control", os.W_OK):
        return False
    if group == top:
        return own in (top, top / _GRADERS)  # else somebody sorts the processes of this machine into groups
    for mark in _HANDED_OVER:
        with suppress(OSError):
            if os.getxattr(group, mark) == b"1":
                return True
    limit = group / "memory.max"
    return limit.exists() and not os.access(limit, os.W_OK)


def _share_memory_controller(group: Path) -> None:
    """Let groups below this one bound memory."""
    control = group / "cgroup.subtree_control"
    for _ in range(_ATTEMPTS):
        if "memory" in _words(control):
            return
        try:
            control.write_text("+memory")
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise
            _move_down(group)
    raise NoGroups("the processes of the grader's cgroup cannot be moved: there are ever new ones")


def _move_down(group: Path) -> None:
    processes = {int(number) for number in _words(group / "cgroup.procs")}
    if not _of_one_command(processes):
        raise NoGroups("the cgroup that was handed over to the grader holds other processes than its own")
    below = group / _GRADERS
    below.mkdir(exist_ok=True)
    for process in processes:
        with suppress(ProcessLookupError):
            (below / "cgroup.procs").write_text(str(process))


def _of_one_command(processes: set[int]) -> bool:
    """Whether all of them come from one that this process comes from, too; 0 is one that cannot be seen from here."""
    ours = [process for process in ancestry(os.getpid()) if process in processes]
    lines = [list(ancestry(process)) for process in processes]
    return bool(ours) and 0 not in processes and all(ours[-1] in line for line in lines if line)


def _words(file: Path) -> list[str]:
    return file.read_text().split()

"""What a submission could leave behind on the machine, seen from outside its sandbox."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.sandbox.inside.confine import USER

MARK = "attack"
"""Whatever hostile submissions create is called after this, so that it is known wherever it turns up."""

_USERS = range(USER, USER + 900)
"""Each sandbox may have a user of its own."""
_PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/")


def leftovers() -> set[str]:
    """Files, shared memory, message queues and sockets of the sandboxes' users, or under the mark."""
    return {*_files(), *_system_v(), *_sockets()}


def descendants(of: int | None = None) -> set[int]:
    """The living processes below one, by default this one; those of a sandbox that run free count as ours, too."""
    children: dict[int, set[int]] = {}
    orphans = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text, owner = stat.read_text(), stat.stat().st_uid
        except OSError:  # it has ended meanwhile
            continue
        state, parent, *_ = text[text.rindex(")") + 2 :].split()
        if state == "Z":
            continue
        pid = int(stat.parent.name)
        children.setdefault(int(parent), set()).add(pid)
        if owner in _USERS and int(parent) == 1:
            orphans.add(pid)
    found, pending = set(orphans), [os.getpid() if of is None else of]
    while pending:
        below = children.get(pending.pop(), set())
        found |= below
        pending.extend(below)
    return found


def _files() -> set[str]:
    found = set()
    for place in (*_PLACES, os.getcwd()):
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in entries:
            try:
                owner = entry.stat(follow_symlinks=False).st_uid
            except OSError:
                continue
            if owner in _USERS or entry.name.startswith(MARK):
                found.add(entry.path)
    return found


def _system_v() -> set[str]:
    """Shared memory, semaphores and message queues: kernel objects that outlive the process that made them."""
    found = set()
    for kind, owner in (("shm", 7), ("sem", 4), ("msg", 7)):
        table = Path("/proc/sysvipc", kind)
        for line in table.read_text().splitlines()[1:] if table.exists() else ():
            if int(line.split()[owner]) in _USERS:
                found.add(f"{kind} {line.split()[1]}")
    return found


def _sockets() -> set[str]:
    names = (line.split()[-1] for line in Path("/proc/net/unix").read_text().splitlines()[1:])
    return {name for name in names if MARK in os.path.basename(name)}

"""Runs the command as a person does: in a process group of its own, from another folder than the checkout."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import autograder

_PACKAGE = Path(autograder.__file__).parent


@dataclass(frozen=True)
class Finished:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def run(*arguments: object, root: Path = _PACKAGE.parent, folder: Path | None = None) -> Finished:
    """`autograder ARGUMENTS`, with the package that lies in `root`."""
    process = start(*arguments, root=root, folder=folder)
    try:
        out, err = process.communicate(timeout=400)
    finally:
        kill_group(process)
    return Finished(process.returncode, out, err)


def start(*arguments: object, root: Path = _PACKAGE.parent, folder: Path | None = None) -> subprocess.Popen[str]:
    """The same, still running; it can be interrupted, which what a shell runs in the background cannot."""
    return subprocess.Popen(
        ["/usr/bin/env", "--default-signal=INT", sys.executable, "-m", "autograder", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(root)},
        cwd=folder or "/",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def kill_group(process: subprocess.Popen[str]) -> None:
    """SIGKILL for the command and all of its workers, as a machine that loses power would end them."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def group(process: subprocess.Popen[str]) -> dict[int, tuple[int, str]]:
    """The living processes of the command's group: pid to the parent's pid and the name of the program."""
    members = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:  # it has ended meanwhile
            continue
        name, rest = text[text.index("(") + 1 :].rsplit(")", 1)
        state, parent, its_group, *_ = rest.split()
        if int(its_group) == process.pid and state != "Z":
            members[int(stat.parent.name)] = (int(parent), name)
    return members


def workers(process: subprocess.Popen[str]) -> set[int]:
    """The command's workers: whoever holds a sandbox, but for the command, which only tries which one works."""
    members = group(process)
    holders = {parent for parent, name in members.values() if name == "bwrap" and parent in members}
    return {pid for pid in holders - {process.pid} if members[pid][1] != "bwrap"}


def wait_until(happened: Callable[[], object], seconds: float = 90) -> None:
    """Return as soon as it happened; fails where it does not."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)

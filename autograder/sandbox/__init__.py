"""Where the student's code runs: `open_sandbox` makes one by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from autograder.sandbox.bwrap import Bubblewrap
from autograder.sandbox.host import (
    MalformedReply,
    Program,
    Sandbox,
    SandboxLost,
    SandboxUnavailable,
    Session,
    SubmissionEnded,
    Usage,
)
from autograder.sandbox.landlock import Landlock
from autograder.sandbox.limits import Limits
from autograder.sandbox.unconfined import Unconfined

PROTECTING = ("bwrap", "landlock")
"""The sandboxes for student code, the strongest first."""
NAMES = (*PROTECTING, "none")


def open_sandbox(
    name: str, private: Iterable[Path], shared: Mapping[str, NDArray[Any]] | None = None, program: Program = "server"
) -> Sandbox:
    """The sandbox of that name; `private` folders stay invisible in it, `shared` arrays lie in it from the start.

    Raises `SandboxUnavailable`.
    """
    if name == "bwrap":
        return Sandbox(Bubblewrap(private), shared, program)
    if name == "landlock":
        return Sandbox(Landlock(private), shared, program)
    if name == "none":
        return Sandbox(Unconfined(), shared, program)
    raise SandboxUnavailable(f"there is no sandbox '{name}'; there are: {', '.join(NAMES)}")


__all__ = [
    "NAMES",
    "PROTECTING",
    "Limits",
    "MalformedReply",
    "Sandbox",
    "SandboxLost",
    "SandboxUnavailable",
    "Session",
    "SubmissionEnded",
    "Usage",
    "open_sandbox",
]

"""Where the student's code runs: `open_sandbox` makes one by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from autograder.sandbox.bwrap import Bubblewrap
from autograder.sandbox.faults import MalformedReply, SandboxLost, SandboxUnavailable, SubmissionEnded
from autograder.sandbox.gpu import Gpu
from autograder.sandbox.gpu import find as find_gpu
from autograder.sandbox.host import Program, Sandbox
from autograder.sandbox.landlock import Landlock
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session, Usage
from autograder.sandbox.unconfined import Unconfined

PROTECTING = ("bwrap", "landlock")
"""The sandboxes for student code, the strongest first."""
NAMES = (*PROTECTING, "none")
WITH_GPU = ("bwrap", "none")


def open_sandbox(
    name: str,
    private: Iterable[Path],
    shared: Mapping[str, NDArray[Any]] | None = None,
    program: Program = "server",
    gpu: Gpu | None = None,
) -> Sandbox:
    """The sandbox of that name; `private` folders stay invisible in it, `shared` arrays lie in it from the start.

    With a GPU, every submission has it. Raises `SandboxUnavailable`.
    """
    if gpu is not None and name not in WITH_GPU:
        raise SandboxUnavailable(f"the sandbox '{name}' has no GPU; take one of: {', '.join(WITH_GPU)}")
    if name == "bwrap":
        return Sandbox(Bubblewrap(private, gpu), shared, program, gpu)
    if name == "landlock":
        return Sandbox(Landlock(private), shared, program)
    if name == "none":
        return Sandbox(Unconfined(gpu), shared, program, gpu)
    raise SandboxUnavailable(f"there is no sandbox '{name}'; there are: {', '.join(NAMES)}")


__all__ = [
    "NAMES",
    "PROTECTING",
    "WITH_GPU",
    "Gpu",
    "Limits",
    "MalformedReply",
    "Sandbox",
    "SandboxLost",
    "SandboxUnavailable",
    "Session",
    "SubmissionEnded",
    "Usage",
    "find_gpu",
    "open_sandbox",
]

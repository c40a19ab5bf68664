"""How a submission's process ended, and what that means for its author."""

from __future__ import annotations

import signal
from typing import Literal

import msgspec

from autograder.sandbox.faults import SubmissionEnded
from autograder.sandbox.limits import Limits


class Ended(msgspec.Struct):
    """How a submission's process ended (its own exit code or signal) and what it used."""

    exit_code: int | None = None
    signal: int | None = None
    cpu: float = 0.0
    peak_bytes: int = 0
    excess: Literal["", "memory", "threads", "scratch"] = ""
    """What the fork server, or the kernel, ended it for."""


def explained(ended: Ended, limits: Limits) -> SubmissionEnded:
    """The end of a process that closed its connection, as its author is told."""
    if ended.excess:
        return _exceeded(ended.excess, limits)
    number = ended.signal
    if number == signal.SIGXCPU:
        limit = limits.cpu_seconds
        return SubmissionEnded("timeout", f"the code used more than {limit} s of CPU time and was ended")
    if number == signal.SIGKILL:
        return SubmissionEnded("memory", "the process was killed, as the machine does when its memory is used up")
    if number is not None:
        why = f"signal {number}, {signal.strsignal(number) or 'unknown'}"
    elif ended.exit_code is not None:
        why = f"exit code {ended.exit_code}"
    else:
        return SubmissionEnded("crashed", "the code closed its connection to the grader")
    return SubmissionEnded("crashed", f"the code ended its own process ({why})")


def _exceeded(excess: Literal["memory", "threads", "scratch"], limits: Limits) -> SubmissionEnded:
    if excess == "memory":
        return SubmissionEnded("memory", f"the code used more than {limits.memory_mib} MiB of memory and was ended")
    if excess == "threads":
        return SubmissionEnded("crashed", f"the code ran more than {limits.threads} threads and was ended")
    most = f"{limits.scratch_mib} MiB or {limits.scratch_files} files"
    return SubmissionEnded("crashed", f"the code wrote more than {most} to its working folder and was ended")

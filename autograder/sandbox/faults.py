"""What can go wrong, kept apart from the start: the sandbox's faults are never the program's, and never the reverse.

`SandboxUnavailable` and `SandboxLost` are the affair of the grader or the machine. `SubmissionEnded` and
`MalformedReply` are the student's, since nothing of ours ends a submission's process or writes a reply that is not of
the format.
"""

from __future__ import annotations

from typing import Literal


class SandboxUnavailable(Exception):
    """This sandbox cannot be had on this machine; the text names the command that helps."""


class SandboxLost(Exception):
    """The sandbox itself failed: the grader's fault or the machine's, never the student's."""


class OutOfMemory(SandboxLost):
    """The kernel ended all that ran in the sandbox: a submission took too much memory, or the machine had none left."""

    def __init__(self, *, too_much: bool) -> None:
        super().__init__("the sandbox was ended by the kernel for want of memory; it is started afresh")
        self.too_much = too_much


class SubmissionEnded(Exception):
    """The submission's process is over before the grader was done with it."""

    def __init__(self, how: Literal["crashed", "timeout", "memory"], why: str) -> None:
        super().__init__(why)
        self.how = how


class MalformedReply(Exception):
    """What came back is not of the wire format."""

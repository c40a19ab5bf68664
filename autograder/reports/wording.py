"""The words and marks for statuses, the same in every report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from autograder.results import CheckStatus, SubmissionStatus

Outcome = Literal["passed", "failed", "unwritten", "not_run"]
"""What a status comes down to when checks are counted."""


@dataclass(frozen=True)
class CheckWording:
    """How a check's status is shown: a mark and a word, so that colour is never needed to read it."""

    mark: str
    word: str
    outcome: Outcome


CHECK_WORDING: dict[CheckStatus, CheckWording] = {
    "passed": CheckWording("✓", "passed", "passed"),
    "failed": CheckWording("✗", "failed", "failed"),
    "error": CheckWording("!", "raised an error", "failed"),
    "missing": CheckWording("?", "not defined", "unwritten"),
    "not_implemented": CheckWording("…", "not written yet", "unwritten"),
    "forbidden": CheckWording("⊘", "used what is off limits", "failed"),
    "timeout": CheckWording("◷", "ran out of time", "failed"),
    "crashed": CheckWording("!", "ended the process", "failed"),
    "not_run": CheckWording("\N{EN DASH}", "not run, does not count", "not_run"),
    "grader_error": CheckWording("\N{EN DASH}", "not graded yet", "not_run"),
}

SUBMISSION_WORDING: dict[SubmissionStatus, str] = {
    "graded": "graded",
    "unreadable": "could not be read",
    "crashed": "ended its own process",
    "timeout": "ran out of time",
    "memory": "ran out of memory",
    "grader_error": "not graded yet",
}

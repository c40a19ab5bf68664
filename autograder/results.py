"""The result of grading one submission, and the file that holds it.

Result files are the truth about a class: everything in `autograder.reports` is a view made from them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import msgspec

from autograder.submission.identity import folder_name

SubmissionStatus = Literal["graded", "unreadable", "crashed", "timeout", "memory", "grader_error"]

CheckStatus = Literal[
    "passed",
    "failed",
    "error",
    "missing",
    "not_implemented",
    "forbidden",
    "timeout",
    "crashed",
    "not_run",
    "grader_error",
]

_DECIMALS = 4
"""Finer than any share of a point; coarser than the noise of adding shares in floating point."""


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one check.

    `mistake` names the recognised mistake, and is empty where none was recognised. `feedback` is plain text
    for the student: its first paragraph says what was asked; lines indented by four spaces are set in a fixed
    width.
    """

    id: str
    function: str
    hidden: bool
    status: CheckStatus
    points: float
    max_points: float
    mistake: str = ""
    feedback: str = ""
    seconds: float

    def __post_init__(self) -> None:
        _round(self, "points", "max_points", "seconds")


class SubmissionResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of grading one student's work on one assignment.

    `score` and `max_score` are None exactly where `status` is `grader_error`. `message` says what went wrong
    with the submission as a whole; `output` is what the student's code printed, bounded by the grader; `no_gpu`
    says why device checks had no GPU, and is empty where they had one, or there are none.

    Raises:
        ValueError: a grader error has a score, or anything else has none.
    """

    schema: Literal[1] = 1
    student: str
    assignment: str
    status: SubmissionStatus
    score: float | None
    max_score: float | None
    submission_sha256: str
    assignment_version: str
    seed: int
    environment: dict[str, str]
    message: str = ""
    seconds: float
    checks: list[CheckResult]
    output: str = ""
    no_gpu: str = ""

    def __post_init__(self) -> None:
        scoreless = self.status == "grader_error"
        if (self.score is None) != scoreless or (self.max_score is None) != scoreless:
            raise ValueError("a result has no score exactly where its status is grader_error")
        _round(self, "score", "max_score", "seconds")


def _round(result: CheckResult | SubmissionResult, *fields: str) -> None:
    for name in fields:
        value = getattr(result, name)
        if value is not None:
            msgspec.structs.force_setattr(result, name, round(value, _DECIMALS))


class DamagedResult(Exception):
    """A result file does not hold a whole, valid result."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} does not hold a whole result ({reason}): delete it and grade again")
        self.path = path


def result_path(out: Path, student: str, assignment: str) -> Path:
    """Where the result of one student's assignment lies."""
    return out / "results" / folder_name(student) / f"{assignment}.json"


def result_files(out: Path) -> list[Path]:
    """Every result file below `out`, sorted; what a killed write left behind is none."""
    return sorted(out.glob("results/*/*.json"))


def write(result: SubmissionResult, out: Path) -> Path:
    """Write the result's file whole or not at all, even if the machine dies; the path is returned."""
    path = result_path(out, result.student, result.assignment)
    encoded = msgspec.json.encode(result, order="deterministic")
    write_whole(path, msgspec.json.format(encoded, indent=2) + b"\n", durable=True)
    return path


def read(path: Path) -> SubmissionResult:
    """Read one result file.

    Raises:
        DamagedResult: the file is cut short, is not UTF-8 JSON or lacks a field.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=SubmissionResult)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedResult(path, str(error)) from error


def read_all(out: Path) -> list[SubmissionResult]:
    """Every result below `out`, sorted by student, then assignment.

    Raises:
        DamagedResult: at the first damaged file; `result_files` and `read` let a caller go on without it.
    """
    results = [read(path) for path in result_files(out)]
    return sorted(results, key=lambda result: (result.student, result.assignment))


def write_whole(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Put `content` at `path` so that a reader, or a kill, meets the old file or the new one, never a part.

    A kill leaves at most a hidden temporary file, which the next write of that path replaces. With `durable`
    the same holds for a power cut; that costs two flushes of the disk, too many for what can be made again.
    One process at a time may write a path.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(content)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    temporary.replace(path)
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

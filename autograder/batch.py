"""Many submissions, on any executor; a run goes on where an earlier one stopped."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from autograder import results
from autograder.course import assignments
from autograder.grading import Graded, Grader, Options
from autograder.results import SubmissionResult
from autograder.sandbox import SandboxUnavailable
from autograder.submission import Submission, Unreadable, read
from autograder.version import assignment_version

_ATTEMPTS = 2
"""A submission that was in the hands of a dying worker is tried again once: any of them may have been the cause."""


class OutputBusy(Exception):
    """Another run is writing to the output folder."""


@dataclass(frozen=True)
class Job:
    """What a worker needs to grade one submission."""

    submission: Submission
    options: Options
    private: tuple[Path, ...]


_one_at_a_time = threading.Lock()
"""A sandbox serves one submission at a time, and a cluster's worker may have threads."""


@cache
def _grader(options: Options, private: tuple[Path, ...]) -> Grader:
    """The worker's own grader: its sandboxes start once, and end with the worker."""
    return Grader(options, private)


def grade_job(job: Job) -> Graded:
    """Grade one submission in a worker; the outcomes stay there, their margins travel."""
    with _one_at_a_time:
        return replace(_grader(job.options, job.private).grade(job.submission), outcomes=(), usage=None)


def grade_all(jobs: Sequence[Job], executor: Callable[[], Executor]) -> Iterator[tuple[Job, Graded]]:
    """Grade jobs as workers become free, and yield each result as it comes.

    Raises `SandboxUnavailable` where nothing can be graded on this machine. A job whose worker died twice is a
    `grader_error`: it is graded again by the next run.
    """
    waiting = [(job, 1) for job in jobs]
    while waiting:
        left: list[tuple[Job, int]] = []
        pool = executor()
        running = {pool.submit(grade_job, job): (job, attempt) for job, attempt in waiting}
        try:
            yield from _collect(running, left)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()
        waiting = left


def _collect(
    running: dict[Future[Graded], tuple[Job, int]], left: list[tuple[Job, int]]
) -> Iterator[tuple[Job, Graded]]:
    while running:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            job, attempt = running.pop(future)
            try:
                yield job, future.result()
            except BrokenProcessPool:
                if attempt < _ATTEMPTS:
                    left.append((job, attempt + 1))
                else:
                    yield job, _lost(job, "the worker process that graded this was ended from outside, twice")
            except SandboxUnavailable:
                raise
            except Exception as error:  # a cluster has its own words for a worker that is gone
                yield job, _lost(job, f"the worker that graded this failed: {type(error).__name__}: {error}")


def _lost(job: Job, why: str) -> Graded:
    submission = job.submission
    result = SubmissionResult(
        student=submission.student,
        assignment=submission.assignment,
        status="grader_error",
        score=None,
        max_score=None,
        submission_sha256="",
        assignment_version=assignment_version(assignments()[submission.assignment], job.options),
        seed=job.options.seed,
        environment={},
        message=f"{why}; run the same command again",
        seconds=0.0,
        checks=[],
    )
    return Graded(result)


def already_graded(job: Job, out: Path) -> bool:
    """Whether `out` holds a result of these very bytes, checks, seed and options that was no fault of ours.

    `--gpu auto` is content with whatever there was where that was graded: no points hang on it. `require` is not.
    """
    submission = job.submission
    try:
        result = results.read(results.result_path(out, submission.student, submission.assignment))
    except (OSError, results.DamagedResult):
        return False
    if result.status == "grader_error" or (job.options.gpu == "require" and result.no_gpu):
        return False
    key = (result.assignment_version, result.seed)
    asked = (assignment_version(assignments()[submission.assignment], job.options), job.options.seed)
    return key == asked and result.submission_sha256 == _sha256(submission)


def _sha256(submission: Submission) -> str:
    try:
        return read(submission).sha256
    except Unreadable as error:
        return error.sha256
    except OSError:
        return "unread"


@contextmanager
def writing_to(out: Path) -> Iterator[None]:
    """Hold the output folder; raises `OutputBusy` while another run does, and `OSError` where it cannot be written."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputBusy(f"another run is writing to {out}: wait for it, or name another with --out") from None
        yield

"""One submission in, one result out."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import numpy as np
from threadpoolctl import threadpool_limits

from autograder import feedback, mnist
from autograder.accelerator import DID_NOT_START, NONE_HERE, Accelerator, Choice, gpu_for
from autograder.assignment import Assignment, Check
from autograder.attempt import Attempt
from autograder.catalogue import Mistake, parameters
from autograder.checking import Draws, Outcome
from autograder.course import assignments, private_folders
from autograder.diagnosis import Diagnostician
from autograder.results import CheckResult, SubmissionResult, SubmissionStatus
from autograder.sandbox import Limits, SandboxUnavailable, Usage, open_sandbox
from autograder.sandbox.choosing import strongest
from autograder.submission import Source, Submission, Unreadable, read
from autograder.uncatalogued import structure
from autograder.version import assignment_version


@dataclass(frozen=True)
class Options:
    """What an instructor chooses for a batch; part of every result's key.

    Where no sandbox is named it is the strongest that works here: raises `SandboxUnavailable` where none does.
    """

    seed: int = 0
    accept: tuple[str, ...] = ()
    limits: Limits = Limits()
    sandbox: str = field(default_factory=strongest)
    gpu: Choice = "off"
    gpu_jobs: int = 4
    """How many submissions may use the GPU at one time."""
    mnist: Path | None = None
    """The folder of MNIST's files (`--mnist`); where None, its images are those of the package."""


@dataclass(frozen=True)
class Graded:
    """A result, how far each failed check was from passing (in tolerances), the outcomes behind it, what it cost."""

    result: SubmissionResult
    margins: Mapping[str, float] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    usage: Usage | None = None


class Grader:
    """Grades one submission after another; holds the worker's sandboxes."""

    def __init__(self, options: Options, private: tuple[Path, ...] = ()) -> None:
        hidden = (*private_folders(), *private)
        images = mnist.load(options.mnist).arrays
        self._options = options
        gpu = gpu_for(options.gpu, options.sandbox)
        self._no_gpu = gpu if isinstance(gpu, str) else ""
        self._accelerator = (
            None if isinstance(gpu, str) else Accelerator(options.sandbox, hidden, images, gpu, options.gpu_jobs)
        )
        self._sandbox = open_sandbox(options.sandbox, hidden, images)
        self._diagnostician = Diagnostician(open_sandbox(options.sandbox, hidden, images))
        # The workers share the cores as it is, and OpenBLAS's threads wait for the next product by spinning, for 50 ms.
        self._threads = threadpool_limits(1, user_api="blas")

    def close(self) -> None:
        """End the worker's sandboxes."""
        self._threads.restore_original_limits()
        self._diagnostician.close()
        if self._accelerator is not None:
            self._accelerator.close()
        self._sandbox.close()

    def grade(self, submission: Submission) -> Graded:
        """Grade one submission. Only `SandboxUnavailable` is raised: nothing can be graded then.

        Every other fault of ours or of the machine is a result of its own, `grader_error`, without a score.
        """
        started = time.perf_counter()
        assignment = assignments()[submission.assignment]
        sheet = _Sheet(submission.student, assignment, self._options)
        try:
            with np.errstate(all="ignore"):  # numbers of any size may come back: they are judged, not warned of
                graded = self._graded(submission, sheet)
        except Unreadable as error:
            graded = Graded(sheet.unreadable(str(error), error.sha256))
        except SandboxUnavailable:
            raise
        except Exception as error:
            graded = Graded(sheet.grader_error(f"{type(error).__name__}: {error}"))
        seconds = time.perf_counter() - started
        return replace(graded, result=_with_seconds(graded.result, seconds))

    def _graded(self, submission: Submission, sheet: _Sheet) -> Graded:
        source = read(submission)
        self._sandbox.start()
        accelerator = self._started_accelerator(sheet.assignment)
        sheet.read(source, self._sandbox.environment, accelerator.gpu.name if accelerator else "", self._no_gpu)
        draws = Draws(self._options.seed, submission.student, self._options.mnist)
        no_gpu = self._no_gpu or NONE_HERE
        attempt = Attempt(self._sandbox.open, sheet.assignment, source, draws, self._options.limits, no_gpu)
        on_gpu: dict[str, Outcome] = {}
        try:
            if accelerator is not None:
                accelerator.prepare(self._options.limits, optimizers=sheet.assignment.optimizers)
            outcomes = attempt.outcomes(self._options.accept)
            if accelerator is not None:
                on_gpu = self._on_gpu(accelerator, attempt, source, draws)
        finally:
            attempt.end()
            if accelerator is not None:
                accelerator.release()
        if attempt.unreadable:
            return Graded(sheet.unreadable(attempt.unreadable, source.sha256))
        line = feedback.line_reader({unit.name: unit.text for unit in source.units})
        telling = [shown(outcome, on_gpu.get(outcome.check.id, outcome)) for outcome in outcomes]
        named = self._diagnostician.mistakes(sheet.assignment, telling)
        outcomes = [on_gpu.get(outcome.check.id, outcome) for outcome in outcomes]
        checks = [_check_result(sheet.assignment, outcome, named.get(outcome.check.id), line) for outcome in outcomes]
        message = "\n".join(
            part for part in (source.note, attempt.message, feedback.problems(attempt.problems, line)) if part
        )
        margins = {outcome.check.id: outcome.margin for outcome in outcomes if outcome.failures}
        result = sheet.graded(attempt.status, checks, message, attempt.printed)
        return Graded(result, margins, tuple(outcomes), attempt.usage)

    def _started_accelerator(self, assignment: Assignment) -> Accelerator | None:
        """The accelerator, where the assignment has checks for one and it works; raises `SandboxUnavailable`."""
        if self._accelerator is None or not assignment.on_device:
            return None
        try:
            self._accelerator.start()
        except SandboxUnavailable:
            if self._options.gpu == "require":
                raise
            self._accelerator, self._no_gpu = None, DID_NOT_START
        return self._accelerator

    def _on_gpu(
        self, accelerator: Accelerator, attempt: Attempt, source: Source, draws: Draws
    ) -> dict[str, Outcome]:
        """The outcomes of the device checks of every function that is right on the CPU, by check."""
        checks = attempt.right_on_cpu
        if not checks:
            return {}
        there = Attempt(accelerator.open, attempt.assignment, source, draws, self._options.limits)
        try:
            outcomes = there.on_gpu(checks, attempt.convention)
        finally:
            there.end()
        attempt.take_over(there)
        return {outcome.check.id: replace(outcome, ran_on=accelerator.gpu.name) for outcome in outcomes}


def shown(on_stand_in: Outcome, on_gpu: Outcome) -> Outcome:
    """What a mistake is recognised by, where a GPU says that there is one: the catalogue's are put to the stand-in.

    So what the student's code did there is preferred; where that told nothing, it is what it did on the GPU.
    """
    if not on_gpu.failures:
        return on_gpu
    if on_stand_in.failures:
        return on_stand_in
    return replace(on_gpu, failures=[replace(failure, stand_in=True) for failure in on_gpu.failures])


def _check_result(
    assignment: Assignment, outcome: Outcome, mistake: Mistake | None, line: feedback.SourceLine
) -> CheckResult:
    check = outcome.check
    if outcome.status == "forbidden":
        text = feedback.off_limits(outcome.failures[0].offences, check.title, _advice(assignment, check), line)
    elif outcome.status == "not_run":
        text = f"{check.title}\n\nNot run. {outcome.not_run}"
    else:
        sentence = None if mistake else structure(outcome)
        text = feedback.paragraphs(outcome, mistake, sentence, line, parameters(assignment.id))
    if outcome.ran_on:
        text += f"\n\nRun on {outcome.ran_on}, with TF32 off and deterministic algorithms on."
    return CheckResult(
        id=check.id,
        function=check.function,
        hidden=check.hidden,
        status=outcome.status,
        points=outcome.points,
        max_points=check.points,
        mistake=mistake.id if mistake else "",
        feedback=text,
        seconds=outcome.seconds,
    )


def _advice(assignment: Assignment, check: Check) -> str:
    # A claim of a submission's process, which may be forged, of a function that nothing is off limits to: no advice.
    return next((rule.advice for rule in assignment.off_limits if check.function in rule.functions), "")


def _with_seconds(result: SubmissionResult, seconds: float) -> SubmissionResult:
    return msgspec.structs.replace(result, seconds=seconds)


class _Sheet:
    """Fills in the result of one submission."""

    def __init__(self, student: str, assignment: Assignment, options: Options) -> None:
        self.student, self.assignment, self._options = student, assignment, options
        self._sha256 = ""
        self._environment: dict[str, str] = {}
        self._no_gpu = ""

    def read(self, source: Source, environment: dict[str, str], gpu: str, no_gpu: str) -> None:
        device = f"cuda ({gpu})" if gpu else "cpu"
        self._sha256, self._environment = source.sha256, {**environment, "device": device}
        self._no_gpu = no_gpu if self.assignment.on_device else ""

    def graded(
        self, status: SubmissionStatus, checks: list[CheckResult], message: str, printed: str
    ) -> SubmissionResult:
        score = sum(check.points for check in checks)
        max_score = sum(check.max_points for check in checks if check.status != "not_run")
        return self._result(status, score, max_score, message, checks, printed)

    def unreadable(self, message: str, sha256: str) -> SubmissionResult:
        self._sha256 = sha256
        max_score = sum(check.points for check in self.assignment.checks if not check.on_device)
        return self._result("unreadable", 0.0, max_score, message)

    def grader_error(self, message: str) -> SubmissionResult:
        return self._result("grader_error", None, None, message)

    def _result(
        self,
        status: SubmissionStatus,
        score: float | None,
        max_score: float | None,
        message: str,
        checks: list[CheckResult] | None = None,
        printed: str = "",
    ) -> SubmissionResult:
        return SubmissionResult(
            student=self.student,
            assignment=self.assignment.id,
            status=status,
            score=score,
            max_score=max_score,
            submission_sha256=self._sha256,
            assignment_version=assignment_version(self.assignment, self._options),
            seed=self._options.seed,
            environment=self._environment,
            message=message,
            seconds=0.0,
            checks=checks or [],
            output=printed,
            no_gpu=self._no_gpu,
        )

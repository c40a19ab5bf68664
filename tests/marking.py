"""Grades sources in this process, as a worker of the command does: whole, or up to the outcomes of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder import catalogue, feedback, mnist
from autograder.assignment import Assignment
from autograder.attempt import Attempt
from autograder.catalogue import parameters
from autograder.checking import Draws, Outcome
from autograder.course import private_folders
from autograder.grading import Graded, Grader, Options
from autograder.results import CheckResult, SubmissionResult
from autograder.sandbox import Limits, open_sandbox
from autograder.submission import Submission, read
from autograder.uncatalogued import structure

from .works import BACKPROP

DEFAULT = Options()


@dataclass(frozen=True)
class Text:
    """A file that was handed in, held in memory."""

    text: str | bytes
    name: str = "backprop.py"
    where: str = "memory"

    def read(self, limit: int) -> bytes:
        data = self.text if isinstance(self.text, bytes) else self.text.encode()
        return data[: limit + 1]


def submission(
    text: str | bytes, student: str = "ada", name: str | None = None, assignment: Assignment = BACKPROP
) -> Submission:
    return Submission(student, assignment.id, "memory", (Text(text, name or f"{assignment.id}.py"),))


def beside(text: str, assignment: Assignment = BACKPROP) -> str:
    """The reference, with what `text` defines in the place of its own."""
    return f"{catalogue.reference(assignment).read_text()}\n\n{text}"


class Judged:
    """What the checks found in a source."""

    def __init__(self, attempt: Attempt, outcomes: Sequence[Outcome]) -> None:
        self.attempt = attempt
        self.outcomes = {outcome.check.id: outcome for outcome in outcomes if not outcome.check.on_device}
        self.on_device = {outcome.check.id: outcome for outcome in outcomes if outcome.check.on_device}
        self.score = sum(outcome.points for outcome in outcomes)

    @property
    def passed(self) -> set[str]:
        return {check for check, outcome in self.outcomes.items() if outcome.status == "passed"}

    @property
    def lost(self) -> set[str]:
        return self.outcomes.keys() - self.passed

    def of(self, function: str) -> list[Outcome]:
        return [outcome for outcome in self.outcomes.values() if outcome.check.function == function]

    def statuses(self, function: str) -> set[str]:
        return {outcome.status for outcome in self.of(function)}

    def points(self, function: str) -> float:
        return sum(outcome.points for outcome in self.of(function))


class Judge:
    """One sandbox, in which the checks are run on sources; nothing is diagnosed."""

    def __init__(self) -> None:
        self._sandbox = open_sandbox("bwrap", private_folders(), mnist.load().arrays)

    def judge(
        self,
        text: str,
        student: str = "ada",
        seed: int = 0,
        limits: Limits = DEFAULT.limits,
        accept: Sequence[str] = (),
        assignment: Assignment = BACKPROP,
    ) -> Judged:
        source = read(submission(text, student, assignment=assignment))
        attempt = Attempt(self._sandbox.open, assignment, source, Draws(seed, student), limits)
        try:
            outcomes = attempt.outcomes(accept)
        finally:
            attempt.end()
        for outcome in outcomes:
            # Whatever came back, it can be told.
            feedback.paragraphs(outcome, None, structure(outcome), lambda *_: "", parameters(assignment.id))
        return Judged(attempt, outcomes)

    def close(self) -> None:
        self._sandbox.close()


class Marked:
    """A result, and short ways to ask for what matters in it."""

    def __init__(self, graded: Graded) -> None:
        self.graded = graded
        self.checks = {check.id: check for check in graded.result.checks if check.status != "not_run"}

    @property
    def result(self) -> SubmissionResult:
        return self.graded.result

    @property
    def score(self) -> float:
        assert self.result.score is not None, self.result.message
        return self.result.score

    @property
    def lost(self) -> set[str]:
        """The checks that were not passed."""
        return {name for name, check in self.checks.items() if check.status != "passed"}

    @property
    def named(self) -> dict[str, str]:
        """The mistake that was recognised behind each check."""
        return {name: check.mistake for name, check in self.checks.items() if check.mistake}

    def of(self, function: str) -> list[CheckResult]:
        return [check for check in self.checks.values() if check.function == function]

    def feedback(self, function: str) -> str:
        return "\n\n".join(check.feedback for check in self.of(function))


class Marker:
    """One grader: checks, diagnosis, feedback, result."""

    def __init__(self, options: Options = DEFAULT) -> None:
        self._grader = Grader(options)

    def mark(
        self, text: str, student: str = "ada", name: str | None = None, assignment: Assignment = BACKPROP
    ) -> Marked:
        return self.grade(submission(text, student, name, assignment))

    def grade(self, work: Submission) -> Marked:
        return Marked(self._grader.grade(work))

    def close(self) -> None:
        self._grader.close()

"""One worker's sandbox, in which hostile submissions are judged one after another, as the members of a class are."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from autograder import feedback
from autograder.attempt import Attempt
from autograder.catalogue import parameters
from autograder.checking import Draws, Outcome
from autograder.course import private_folders
from autograder.grading import Options
from autograder.sandbox import Limits, open_sandbox
from autograder.submission import Submission, read
from autograder.uncatalogued import structure

from ..marking import Text
from ..works import BACKPROP, REFERENCE


@dataclass(frozen=True)
class Fought:
    """What came of a hostile submission."""

    status: str
    score: float
    outcomes: Sequence[Outcome]
    seconds: float
    said: str
    """All that anybody is told: its output, its problems, its message, its feedback."""


class Arena:
    """A sandbox of one backend; raises `SandboxUnavailable` where this machine has none."""

    def __init__(self, backend: str) -> None:
        self._sandbox = open_sandbox(backend, private_folders())
        self._sandbox.start()

    def fight(self, text: str, limits: Limits) -> Fought:
        """Judge a submission as a worker does: load it, run all checks, tell what came of them."""
        started = time.monotonic()
        source = read(Submission("mallory", BACKPROP.id, "memory", (Text(text),)))
        attempt = Attempt(self._sandbox.open, BACKPROP, source, Draws(0, "mallory"), limits)
        try:
            outcomes = attempt.outcomes(())
        finally:
            attempt.end()
        line = feedback.line_reader({unit.name: unit.text for unit in source.units})
        told = [
            feedback.paragraphs(outcome, None, structure(outcome), line, parameters(BACKPROP.id))
            for outcome in outcomes
            if outcome.status not in ("forbidden", "not_run")
        ]
        said = [attempt.printed, attempt.message, attempt.unreadable, feedback.problems(attempt.problems, line), *told]
        return Fought(
            "unreadable" if attempt.unreadable else attempt.status,
            sum(outcome.points for outcome in outcomes),
            outcomes,
            time.monotonic() - started,
            "\n".join(said),
        )

    def neighbour(self) -> float:
        """What the right solution earns here, whoever was here before."""
        return self.fight(REFERENCE, Options().limits).score

    def close(self) -> None:
        self._sandbox.close()

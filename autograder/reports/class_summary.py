"""What an instructor wants to know of a class: how the scores lie, and what went wrong most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean, median

from autograder.reports.class_results import ClassResults
from autograder.reports.wording import CHECK_WORDING, Outcome
from autograder.results import SubmissionResult

BINS = 10


@dataclass(frozen=True)
class CheckTally:
    """How one check went over all submissions, and its recognised mistakes, the commonest first."""

    id: str
    outcomes: Counter[Outcome]
    mistakes: list[tuple[str, int]]


@dataclass(frozen=True)
class MistakeTally:
    """How many students made one recognised mistake, and in which functions."""

    name: str
    students: int
    functions: list[str]


@dataclass(frozen=True)
class AssignmentSummary:
    """One assignment over the whole class.

    `scores` leave out grader errors; `histogram` counts the scores in tenths of what each could earn.
    """

    id: str
    title: str
    max_score: float
    scores: list[float]
    histogram: list[int]
    checks: list[CheckTally]
    mistakes: list[MistakeTally]

    @property
    def mean(self) -> float | None:
        """The mean score, or None where there is no score."""
        return mean(self.scores) if self.scores else None

    @property
    def median(self) -> float | None:
        """The median score, or None where there is no score."""
        return median(self.scores) if self.scores else None


def summarise(graded: ClassResults, assignment: str) -> AssignmentSummary:
    """Sum up one assignment."""
    scored = [result for result in graded.of_assignment(assignment) if result.status != "grader_error"]
    return AssignmentSummary(
        id=assignment,
        title=graded.title(assignment),
        max_score=graded.max_score(assignment),
        scores=[result.score for result in scored if result.score is not None],
        histogram=_histogram(scored),
        checks=_checks(scored),
        mistakes=_mistakes(scored),
    )


def _histogram(scored: Iterable[SubmissionResult]) -> list[int]:
    bins = [0] * BINS
    for result in scored:
        share = (result.score or 0.0) / result.max_score if result.max_score else 0.0
        bins[min(int(share * BINS), BINS - 1)] += 1
    return bins


def _checks(scored: list[SubmissionResult]) -> list[CheckTally]:
    # The longest list of checks is the whole one; a crash cuts others short.
    longest_first = sorted(scored, key=lambda result: -len(result.checks))
    ids = dict.fromkeys(check.id for result in longest_first for check in result.checks)
    outcomes: dict[str, Counter[Outcome]] = {id: Counter() for id in ids}
    mistakes: dict[str, Counter[str]] = {id: Counter() for id in ids}
    for result in scored:
        for check in result.checks:
            outcomes[check.id][CHECK_WORDING[check.status].outcome] += 1
            if check.mistake:
                mistakes[check.id][check.mistake] += 1
    for counts in outcomes.values():
        counts["not_run"] += len(scored) - counts.total()
    return [CheckTally(id, outcomes[id], mistakes[id].most_common()) for id in ids]


def _mistakes(scored: list[SubmissionResult]) -> list[MistakeTally]:
    students: dict[str, set[str]] = {}
    functions: dict[str, dict[str, None]] = {}
    for result in scored:
        for check in result.checks:
            if check.mistake:
                students.setdefault(check.mistake, set()).add(result.student)
                functions.setdefault(check.mistake, {})[check.function] = None
    tallies = [MistakeTally(name, len(who), list(functions[name])) for name, who in students.items()]
    return sorted(tallies, key=lambda tally: (-tally.students, tally.name))

"""Proof that the grader grades: right work earns everything, known mistakes are caught and named, stubs earn nothing.

Every file goes the way of a student's submission: through the reader, the sandbox, the checks and the diagnosis.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder import catalogue
from autograder.assignment import Assignment
from autograder.batch import Job, grade_all
from autograder.catalogue import Mistake
from autograder.course import assignments
from autograder.grading import Graded, Options
from autograder.submission import find

Kind = Literal["reference", "variant", "mistake", "stub"]

MARGIN = 100.0
"""A mistake must move the number that betrays it by this many tolerances: far from both sides of the line."""


@dataclass(frozen=True)
class Verdict:
    """What one file of the catalogue earned, and in what it is not as expected."""

    assignment: str
    kind: Kind
    name: str
    score: float | None
    max_score: float | None
    failed: tuple[str, ...]
    named: str
    margin: float
    complaints: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class _Expected:
    kind: Kind
    name: str
    text: bytes
    suffix: str
    mistake: Mistake | None = None


def validate(
    ids: Sequence[str], options: Options, executor: Callable[[], Executor], names: Sequence[str] = ()
) -> Iterator[Verdict]:
    """Grade the whole catalogue of the assignments (all where none is named), and judge what came of each file."""
    course = assignments()
    with tempfile.TemporaryDirectory(prefix="autograder-validate-") as folder:
        expected: dict[str, tuple[Assignment, _Expected]] = {}
        jobs = []
        for assignment in (course[name] for name in ids or course):
            for item in _files(assignment):
                # A file's draw is its own: whatever is added beside it changes nothing in what it proves.
                student = f"{assignment.id}-{item.kind}-{item.name}"
                path = Path(folder) / student / assignment.id / f"{assignment.id}{item.suffix}"
                path.parent.mkdir(parents=True)
                path.write_bytes(item.text)
                expected[student] = (assignment, item)
        for submission in find([Path(folder)], list(course), None, lambda _id: ()):
            jobs.append(Job(submission, options, ()))
        for job, graded in grade_all(jobs, executor):
            yield _verdict(*expected[job.submission.student], graded)


def _files(assignment: Assignment) -> Iterator[_Expected]:
    reference = catalogue.reference(assignment)
    yield _Expected("reference", reference.stem, reference.read_bytes(), reference.suffix)
    for path in catalogue.variants(assignment):
        yield _Expected("variant", path.stem, path.read_bytes(), path.suffix)
    for mistake in catalogue.mistakes(assignment):
        yield _Expected("mistake", mistake.id, catalogue.with_mistake(assignment, mistake).encode(), ".py", mistake)
    for path in catalogue.stubs(assignment):
        yield _Expected("stub", path.name, path.read_bytes(), path.suffix)


def _verdict(assignment: Assignment, item: _Expected, graded: Graded) -> Verdict:
    result = graded.result
    failed = tuple(check.id for check in result.checks if check.status not in ("passed", "not_run"))
    named = sorted({check.mistake for check in result.checks if check.mistake})
    margin = min((graded.margins.get(check, math.inf) for check in failed), default=0.0)
    complaints = []
    if result.status != "graded":
        complaints.append(f"is {result.status}: {result.message}")
    elif item.kind == "stub":
        complaints.extend(_of_stub(graded))
    elif item.mistake is None:
        complaints.extend(f"{check.id}: {check.feedback}" for check in result.checks if check.id in failed)
    else:
        complaints.extend(_of_mistake(item.mistake, graded, failed, named, margin))
    return Verdict(
        assignment.id,
        item.kind,
        item.name,
        result.score,
        result.max_score,
        failed,
        ", ".join(named),
        margin,
        tuple(complaints),
        result.seconds,
    )


def _of_stub(graded: Graded) -> Iterator[str]:
    for check in graded.result.checks:
        if check.status not in ("not_implemented", "not_run"):
            yield f"{check.id} is {check.status}, expected not_implemented"
    if graded.result.score:
        yield f"a stub earned {graded.result.score}"


def _of_mistake(
    mistake: Mistake, graded: Graded, failed: Sequence[str], named: Sequence[str], margin: float
) -> Iterator[str]:
    if missed := sorted(set(mistake.fails) - set(failed)):
        yield f"passes {', '.join(missed)}, which it must fail"
    if extra := sorted(set(failed) - set(mistake.fails)):
        yield f"fails {', '.join(extra)}, which it need not"
    score = graded.result.score
    if score is None or not math.isclose(score, mistake.keeps, abs_tol=1e-6):
        yield f"keeps {score}, expected {mistake.keeps}"
    if list(named) != [mistake.id]:
        yield f"is named {', '.join(named) or 'nothing'}"
    if margin < MARGIN:
        yield f"moves the judged number by {margin:.3g} tolerances, fewer than {MARGIN:g}"

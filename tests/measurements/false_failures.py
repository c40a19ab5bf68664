"""How often a convergence check fails right work, and passes wrong work: `python -m tests.measurements.false_failures`.

    python -m tests.measurements.false_failures [--runs N] [--minutes M] [--jobs J] [ID...]

Runs every convergence check on the reference and on every variant, as a different student each time, and on every
catalogued mistake that must fail it; writes the table `false_failures.md` beside this file, as it goes. Stops after M
minutes with what it has: all files are taken in turn, so that the counts stay even. A measurement, not a test.
"""

from __future__ import annotations

import argparse
import functools
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from autograder import catalogue
from autograder.assignment import EXACT, Assignment
from autograder.attempt import off_limits_rules
from autograder.checking import CheckRunner, Draws
from autograder.course import assignments, private_folders
from autograder.sandbox import Limits, Sandbox, open_sandbox
from autograder.sandbox.inside import messages
from autograder.submission import Submission, read

CONVERGENCE = {
    "perceptron": ("train.learns_and_or", "train.settles_on_xor"),
    "backprop": ("train.converges",),
    "numpy_backprop": ("train.converges",),
    "xor_nn": ("train.solves_xor", "train.solves_xor_deep"),
}
"""The checks that ask where a training ends."""

TABLE = Path(__file__).with_suffix(".md")
_UNHURRIED = Limits(call_seconds=600, submission_seconds=1e5, answer_mib=1 << 20)
_AT_ONCE = 20
"""Runs of one file before the next has its turn."""
_OF_A_MISTAKE = 3


@dataclass(frozen=True)
class Text:
    """A file of the catalogue, held in memory."""

    text: bytes
    name: str
    where: str = "the catalogue"

    def read(self, limit: int) -> bytes:
        """Its first bytes."""
        return self.text[: limit + 1]


@dataclass(frozen=True)
class Piece:
    """Some runs of some checks on one file, as the students of these numbers."""

    assignment: str
    kind: str
    name: str
    file: Text
    checks: tuple[str, ...]
    students: range


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description="Measure how often convergence checks fail right work.")
    parser.add_argument("ids", nargs="*", help="assignments (default: all that have such checks)")
    parser.add_argument("--runs", type=int, default=2000, help="of each right file (default 2000)")
    parser.add_argument("--minutes", type=float, default=40.0, help="stop after so long (default 40)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    options = parser.parse_args()
    course = assignments()
    asked = [course[name] for name in options.ids or CONVERGENCE if name in course]
    pieces = list(_pieces(asked, options.runs))
    runs: Counter[tuple[str, str, str, str]] = Counter()
    failures: Counter[tuple[str, str, str, str]] = Counter()
    deadline = time.monotonic() + 60 * options.minutes
    with ProcessPoolExecutor(options.jobs) as pool:
        waiting = {pool.submit(failed, piece): piece for piece in pieces}
        for done in as_completed(waiting):
            if done.cancelled():
                continue
            piece = waiting[done]
            for check, count in done.result().items():
                key = (piece.assignment, check, piece.kind, piece.name)
                runs[key] += len(piece.students)
                failures[key] += count
            TABLE.write_text(_table(runs, failures))
            if time.monotonic() > deadline:
                for future in waiting:
                    future.cancel()
    print(TABLE.read_text())


def failed(piece: Piece) -> dict[str, int]:
    """How many of the runs each check failed."""
    assignment = assignments()[piece.assignment]
    source = read(Submission("catalogue", assignment.id, piece.file.where, (piece.file,)))
    count = dict.fromkeys(piece.checks, 0)
    load = messages.Load(
        module=assignment.id,
        notebook=source.kind == "notebook",
        units=[messages.UnitText(unit.name, unit.text) for unit in source.units],
        graded=list(assignment.functions),
        rules=off_limits_rules(assignment),
        seed=0,
    )
    with _sandbox().submission(_UNHURRIED, optimizers=assignment.optimizers) as session:
        session.load(load)
        for number in piece.students:
            runner = CheckRunner(assignment, session, Draws(number, f"student {number}"), EXACT, ())
            for check in (check for check in assignment.checks if check.id in piece.checks):
                count[check.id] += runner.run(check).status != "passed"
    return count


@functools.cache
def _sandbox() -> Sandbox:
    """The sandbox of this process."""
    return open_sandbox("bwrap", private_folders())


def _pieces(asked: Sequence[Assignment], runs: int) -> Iterator[Piece]:
    """All right files in turn, and after the first turn the mistakes."""
    yield from _right(asked, range(_AT_ONCE))
    for assignment in asked:
        for mistake in catalogue.mistakes(assignment):
            checks = tuple(check for check in CONVERGENCE[assignment.id] if check in mistake.fails)
            text = Text(catalogue.with_mistake(assignment, mistake).encode(), f"{assignment.id}.py")
            if checks:
                yield Piece(assignment.id, "mistake", mistake.id, text, checks, range(_OF_A_MISTAKE))
    for first in range(_AT_ONCE, runs, _AT_ONCE):
        yield from _right(asked, range(first, min(runs, first + _AT_ONCE)))


def _right(asked: Sequence[Assignment], students: range) -> Iterator[Piece]:
    for assignment in asked:
        for path in (catalogue.reference(assignment), *catalogue.variants(assignment)):
            text = Text(path.read_bytes(), f"{assignment.id}{path.suffix}")
            yield Piece(assignment.id, "right", path.stem, text, CONVERGENCE[assignment.id], students)


def _table(runs: Counter[tuple[str, str, str, str]], failures: Counter[tuple[str, str, str, str]]) -> str:
    lines = [
        "# False failures of the convergence checks",
        "",
        "Made by `python -m tests.measurements.false_failures`. Each run draws another student's start and order of",
        "examples. The bound is that of the pooled rate at 95 % (3 / n where nothing failed), and says no more than",
        "the number of runs allows: a run that was stopped early proves little.",
        "",
        "| check | right files | runs of each | runs | failures | rate is below | mistakes | their runs | passed |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for assignment, check in dict.fromkeys((assignment, check) for assignment, check, _kind, _name in runs):
        right, wrong = (
            {key: count for key, count in runs.items() if key[:3] == (assignment, check, kind)}
            for kind in ("right", "mistake")
        )
        total, bad = sum(right.values()), sum(failures[key] for key in right)
        passed = sum(count - failures[key] for key, count in wrong.items())
        lines.append(
            f"| `{assignment}` {check} | {len(right)} | {min(right.values(), default=0)} | {total} | {bad} "
            f"| {upper_bound(bad, total):.1e} | {len(wrong)} | {sum(wrong.values())} | {passed} |"
        )
    unexpected = [key for key in runs if failures[key] != (runs[key] if key[2] == "mistake" else 0)]
    lines += ["", *(f"- {' '.join(key)}: failed {failures[key]} of {runs[key]}" for key in sorted(unexpected))]
    return "\n".join(lines).rstrip() + "\n"


def upper_bound(failures: int, runs: int) -> float:
    """The largest rate that gives so few failures with a probability of 5 %, by the Poisson approximation."""
    quantiles = (3.0, 4.75, 6.3, 7.76, 9.16, 10.52)
    if not runs:
        return 1.0
    return quantiles[failures] / runs if failures < len(quantiles) else 2 * failures / runs


if __name__ == "__main__":
    main()

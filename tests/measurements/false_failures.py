"""How often a convergence check fails right work, and passes wrong work: `python -m tests.measurements.false_failures`.

    python -m tests.measurements.false_failures [--runs N] [--minutes M] [--jobs J] [ID...]

Runs every convergence check on the reference and on every variant, as a different student each time, and on every
catalogued mistake that must fail it. That takes an hour or more: it stops after M minutes with what it has, all files
taken in turn, so that the counts stay even, and goes on from there the next time. What was counted lies beside this
file in `false_failures.jsonl`, with a digest of what judged it, and counts as long as that stays the same; the table
`false_failures.md` is made of it. A measurement, not a test.
"""

from __future__ import annotations

import argparse
import ast
import functools
import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import msgspec

import autograder
from autograder import catalogue
from autograder.assignment import EXACT, Assignment
from autograder.checking import CheckRunner, Draws
from autograder.course import assignments, private_folders
from autograder.load_request import load_request
from autograder.sandbox import Limits, Sandbox, open_sandbox
from autograder.submission import read

from ..marking import submission

CONVERGENCE = {
    "perceptron": ("train.learns_and_or", "train.settles_on_xor"),
    "backprop": ("train.converges",),
    "numpy_backprop": ("train.converges",),
    "xor_nn": ("train.solves_xor", "train.solves_xor_deep"),
}
"""The checks that ask where a training ends."""

TABLE = Path(__file__).with_suffix(".md")
RECORD = Path(__file__).with_suffix(".jsonl")
_JUDGES = tuple(f"autograder.{name}" for name in ("hidden.", "oracle.", "case", "checking", "network", "stream"))
"""How the names of the modules begin that say what is right."""
_UNHURRIED = Limits(call_seconds=600, submission_seconds=1e5, answer_mib=1 << 20)
_AT_ONCE = 100
"""Runs of one file before the next has its turn."""
_OF_A_MISTAKE = 3


@dataclass(frozen=True)
class Piece:
    """Some runs of some checks on one file, as the students of these numbers."""

    assignment: str
    kind: str
    name: str
    text: bytes
    file: str
    """Its name."""
    checks: tuple[str, ...]
    students: range

    @property
    def digest(self) -> str:
        """Of the file, and of all that says whether it is right."""
        declared_in = {c.body.__module__ for c in assignments()[self.assignment].checks if c.id in self.checks}
        judges = _judges(frozenset(declared_in | {"autograder.checking"}))
        return hashlib.sha256(judges + self.text).hexdigest()[:16]


class Count(msgspec.Struct, frozen=True):
    """How many of the runs of a piece each check failed."""

    assignment: str
    kind: str
    name: str
    first: int
    runs: int
    digest: str
    failures: dict[str, int]

    @classmethod
    def of(cls, piece: Piece, failures: dict[str, int]) -> Count:
        """A piece, and what came of it."""
        students = piece.students
        return cls(piece.assignment, piece.kind, piece.name, students.start, len(students), piece.digest, failures)


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
    valid = {piece.digest for piece in _pieces([course[name] for name in CONVERGENCE], _AT_ONCE)}
    counts = [count for count in _recorded() if count.digest in valid]
    done = {(count.digest, count.first) for count in counts}
    left = [piece for piece in pieces if (piece.digest, piece.students.start) not in done]
    deadline = time.monotonic() + 60 * options.minutes
    with ProcessPoolExecutor(options.jobs) as pool, RECORD.open("ab") as record:
        waiting = {pool.submit(failed, piece): piece for piece in left}
        for finished in as_completed(waiting):
            if finished.cancelled():
                continue
            counts.append(Count.of(waiting[finished], finished.result()))
            record.write(msgspec.json.encode(counts[-1]) + b"\n")
            record.flush()
            if time.monotonic() > deadline:
                for future in waiting:
                    future.cancel()
    TABLE.write_text(table(counts))
    print(TABLE.read_text())


def _recorded() -> list[Count]:
    lines = RECORD.read_bytes().splitlines() if RECORD.exists() else []
    return [msgspec.json.decode(line, type=Count) for line in lines]


@functools.cache
def _judges(roots: frozenset[str]) -> bytes:
    """The digest of these modules and of all judges that they import, as Python reads them: comments do not count."""
    found: dict[str, str] = {}
    pending = set(roots)
    while pending:
        name = pending.pop()
        tree = ast.parse(_file(name).read_bytes())
        found[name] = ast.dump(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)} - set(found)
                pending |= {one for one in names if one.startswith(_JUDGES) and _file(one).exists()}
    return hashlib.sha256("".join(found[name] for name in sorted(found)).encode()).digest()


def _file(module: str) -> Path:
    return Path(autograder.__file__).parent.joinpath(*module.split(".")[1:]).with_suffix(".py")


def failed(piece: Piece) -> dict[str, int]:
    """How many of the runs each check failed."""
    assignment = assignments()[piece.assignment]
    source = read(submission(piece.text, name=piece.file, assignment=assignment))
    count = dict.fromkeys(piece.checks, 0)
    with _sandbox().submission(_UNHURRIED, optimizers=assignment.optimizers) as session:
        session.load(load_request(assignment, assignment.id, source, seed=0))
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
            text = catalogue.with_mistake(assignment, mistake).encode()
            name = f"{assignment.id}.py"
            if checks:
                yield Piece(assignment.id, "mistake", mistake.id, text, name, checks, range(_OF_A_MISTAKE))
    for first in range(_AT_ONCE, runs, _AT_ONCE):
        yield from _right(asked, range(first, min(runs, first + _AT_ONCE)))


def _right(asked: Sequence[Assignment], students: range) -> Iterator[Piece]:
    for assignment in asked:
        for path in (catalogue.reference(assignment), *catalogue.variants(assignment)):
            name, checks = f"{assignment.id}{path.suffix}", CONVERGENCE[assignment.id]
            yield Piece(assignment.id, "right", path.stem, path.read_bytes(), name, checks, students)


def table(counts: Sequence[Count]) -> str:
    """The counts of all files of a check together, in Markdown."""
    runs: Counter[tuple[str, str, str, str]] = Counter()
    failures: Counter[tuple[str, str, str, str]] = Counter()
    for count in counts:
        for check, failed_runs in count.failures.items():
            key = (count.assignment, check, count.kind, count.name)
            runs[key] += count.runs
            failures[key] += failed_runs
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

"""What grading costs beyond the student's own code: `python -m tests.benchmarks.overhead [SUBMISSIONS]`.

Grades the reference of `backprop` again and again in one worker and prints where the CPU time of a submission goes, as
medians, beside the floor: the very calls that the checks made, in a plain warm process. A measurement, not a test.
"""

from __future__ import annotations

import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from autograder import catalogue, results
from autograder.checking import CheckRunner
from autograder.course import assignments
from autograder.grading import Grader, Options
from autograder.sandbox import Session
from autograder.student import Student
from autograder.submission import Submission, find

_TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    assignment = assignments()["backprop"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backprop.py"
        path.write_bytes(catalogue.reference(assignment).read_bytes())
        [submission] = find([path], [assignment.id], None, lambda _id: ())
        grader = Grader(Options())
        started = time.perf_counter()
        grader.grade(submission)
        print(f"start of a worker's sandbox and first submission: {time.perf_counter() - started:.2f} s, once\n")
        rows = [_once(grader, submission, Path(folder)) for _ in range(count)]
        floor = _floor(grader, submission, Path(folder))
        _print(rows, floor)
        grader.close()


def _once(grader: Grader, submission: Submission, out: Path) -> dict[str, float]:
    timed: dict[str, float] = {}
    server = _server_pid(grader)
    server_before, before = _cpu_of(server), time.process_time()
    with _timed(Student, "call", timed), _timed(CheckRunner, "run", timed), _timed(Session, "load", timed):
        graded = grader.grade(submission)
    grading = time.process_time() - before
    before = time.process_time()
    results.write(graded.result, out)
    writing = time.process_time() - before
    assert graded.usage is not None
    return {
        "grader process": grading,
        "writing the result": writing,
        "submission's process": graded.usage.cpu,
        "fork server": _cpu_of(server) - server_before,
        "fork until ready (wall)": graded.usage.start,
        "teardown (wall)": graded.usage.stop,
        "loading the file (wall)": timed["load"],
        "drawing and judging (wall)": timed["run"] - timed["call"],
        "calls": timed["call:count"],
        "a call, there and back (wall)": timed["call"] / timed["call:count"],
    }


class _timed:  # noqa: N801 - reads as a statement
    """Adds up the wall time and the number of calls of one method."""

    def __init__(self, owner: type, name: str, into: dict[str, float]) -> None:
        self._owner, self._name, self._into = owner, name, into
        self._original: Callable[..., object] = getattr(owner, name)

    def __enter__(self) -> None:
        def wrapper(*args: object, **kwargs: object) -> object:
            started = time.perf_counter()
            try:
                return self._original(*args, **kwargs)
            finally:
                self._into[self._name] = self._into.get(self._name, 0.0) + time.perf_counter() - started
                self._into[f"{self._name}:count"] = self._into.get(f"{self._name}:count", 0) + 1

        setattr(self._owner, self._name, wrapper)

    def __exit__(self, *_exception: object) -> None:
        setattr(self._owner, self._name, self._original)


def _server_pid(grader: Grader) -> int:
    pid = grader._sandbox._server.pid  # type: ignore[union-attr]
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _floor(grader: Grader, submission: Submission, folder: Path) -> float:
    """CPU seconds of the same calls in a plain process that has done them before."""
    calls: list[tuple[str, object, object, str]] = []
    original = Student.call

    def recording(self: Student, function: str, args: tuple[object, ...], kwargs: dict[str, object]) -> object:
        calls.append((function, self._sent(args), {k: self._sent(v) for k, v in kwargs.items()}, self._dtype))
        return original(self, function, args, kwargs)

    Student.call = recording  # type: ignore[method-assign]
    try:
        grader.grade(submission)
    finally:
        Student.call = original  # type: ignore[method-assign]
    (folder / "calls.pickle").write_bytes(pickle.dumps(calls))
    reference = catalogue.reference(assignments()["backprop"])
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(reference), str(folder / "calls.pickle")]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return float(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def _print(rows: list[dict[str, float]], floor: float) -> None:
    median = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    parts = ("grader process", "writing the result", "submission's process", "fork server")
    # The server's clock ticks are too coarse for one submission: its mean is exact enough.
    median["fork server"] = statistics.fmean(row["fork server"] for row in rows)
    total = sum(median[name] for name in parts)
    print(f"CPU per submission, median of {len(rows)}:")
    for name in parts:
        print(f"  {name:<32}{1000 * median[name]:8.1f} ms")
    print(f"  {'together':<32}{1000 * total:8.1f} ms")
    print(f"  {'floor: the bare calls':<32}{1000 * floor:8.1f} ms")
    print(f"  {'beyond the floor':<32}{1000 * (total - floor):8.1f} ms   ({total / floor:.2f} times the floor)")
    print("\nof which, on the clock:")
    for name in (name for name in median if name.endswith("(wall)")):
        print(f"  {name:<32}{1000 * median[name]:8.2f} ms")
    print(f"  {'calls':<32}{median['calls']:8.0f}")
    print(f"\npeak memory of the grader process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


main()

"""What grading costs beyond the student's own code: `python -m tests.benchmarks.overhead [SUBMISSIONS]`.

Grades the reference of `backprop` again and again in one worker and prints where the CPU time of a submission goes, as
medians, beside the floor: the very calls that the checks made, in a plain warm process. The two take turns, since the
speed of a shared machine changes from second to second. A measurement, not a test.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder import catalogue, results
from autograder.course import assignments
from autograder.grading import Grader, Options
from autograder.sandbox import Session
from autograder.sandbox.interleaving import Interleaved
from autograder.student import Student
from autograder.submission import Submission, find

PARTS = ("grader process", "writing the result", "submission's process", "fork server")


def main() -> None:
    """Measure and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    reference = catalogue.reference(assignments()["backprop"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "backprop.py"
        path.write_bytes(reference.read_bytes())
        [submission] = find([path], ["backprop"], None, lambda _id: ())
        grader = Grader(Options())
        started = time.perf_counter()
        grader.grade(submission)
        print(f"start of a worker's sandbox and first submission: {time.perf_counter() - started:.2f} s, once\n")
        with _floor(grader, submission, folder) as bare:
            rows = [{**_once(grader, submission, folder), "floor": bare()} for _ in range(count)]
        _print(rows)
        grader.close()


def _once(grader: Grader, submission: Submission, out: Path) -> dict[str, float]:
    timed: dict[str, float] = {}
    server = _server_pid(grader)
    server_before, before = _cpu_of(server), time.process_time()
    with _timed(Student, "call", timed), _timed(Interleaved, "_go_on", timed), _timed(Session, "load", timed):
        graded = grader.grade(submission)
    grading = time.process_time() - before
    before = time.process_time()
    results.write(graded.result, out)
    writing = time.process_time() - before
    usage = graded.usage
    assert usage is not None
    row = {
        "grader process": grading,
        "writing the result": writing,
        "submission's process": usage.cpu,
        "fork server": _cpu_of(server) - server_before,
        "the student's functions, in the sandbox": usage.function_cpu,
        "drawing inputs, oracles, judging": timed["_go_on"],
        "fork until ready": usage.start,
        "teardown": usage.stop,
        "calls": timed["call:count"],
    }
    rest = sum(row[part] for part in ("grader process", "submission's process")) - usage.function_cpu - timed["_go_on"]
    return {**row, "the rest of both, for each call": rest / timed["call:count"]}


class _timed:  # noqa: N801 - reads as a statement
    """Adds up the CPU time of this thread and the number of calls of one method."""

    def __init__(self, owner: type, name: str, into: dict[str, float]) -> None:
        self._owner, self._name, self._into = owner, name, into
        self._original: Callable[..., object] = getattr(owner, name)

    def __enter__(self) -> None:
        def wrapper(*args: object, **kwargs: object) -> object:
            started = time.thread_time()
            try:
                return self._original(*args, **kwargs)
            finally:
                self._into[self._name] = self._into.get(self._name, 0.0) + time.thread_time() - started
                self._into[f"{self._name}:count"] = self._into.get(f"{self._name}:count", 0) + 1

        setattr(self._owner, self._name, wrapper)

    def __exit__(self, *_exception: object) -> None:
        setattr(self._owner, self._name, self._original)


def _server_pid(grader: Grader) -> int:
    pid = grader._sandbox._server.pid  # type: ignore[union-attr]
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


def _cpu_of(pid: int) -> float:
    """CPU seconds of a process, to the nanosecond: see proc_pid_schedstat in the kernel's documentation."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


@contextmanager
def _floor(grader: Grader, submission: Submission, folder: Path) -> Iterator[Callable[[], float]]:
    """CPU seconds of the same calls in a plain process that has done them before."""
    calls: list[tuple[str, object, object]] = []
    original = Student.call

    def recording(
        self: Student, function: str, args: tuple[object, ...], kwargs: dict[str, object], hold: object = ()
    ) -> object:
        calls.append((function, self._sent(args), {k: self._sent(v) for k, v in kwargs.items()}))
        return original(self, function, args, kwargs)

    Student.call = recording  # type: ignore[assignment, method-assign]
    try:
        grader.grade(submission)
    finally:
        Student.call = original  # type: ignore[method-assign]
    (folder / "calls.pickle").write_bytes(pickle.dumps(calls))
    reference = catalogue.reference(assignments()["backprop"])
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(reference), str(folder / "calls.pickle")]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=environment, **pipes) as process:  # type: ignore[call-overload]

        def once() -> float:
            process.stdin.write("\n")
            process.stdin.flush()
            return float(process.stdout.readline())

        yield once
        process.stdin.close()


def _print(rows: list[dict[str, float]]) -> None:
    median = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    total = [sum(row[name] for name in PARTS) for row in rows]
    beyond = statistics.median(whole - row["floor"] for whole, row in zip(total, rows, strict=True))
    print(f"CPU per submission, median of {len(rows)}:")
    for name in PARTS:
        print(f"  {name:<42}{1000 * median[name]:8.1f} ms")
    print(f"  {'together':<42}{1000 * statistics.median(total):8.1f} ms")
    print(f"  {'floor: the bare calls':<42}{1000 * median['floor']:8.1f} ms")
    print(f"  {'beyond the floor':<42}{1000 * beyond:8.1f} ms   ({beyond / median['floor']:.2f} times the floor)")
    print("\nof which:")
    for name in (name for name in median if name not in (*PARTS, "floor", "calls")):
        print(f"  {name:<42}{1000 * median[name]:8.2f} ms")
    print(f"  {'calls':<42}{median['calls']:8.0f}")
    print(f"\npeak memory of the grader process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


main()

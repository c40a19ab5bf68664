"""nbgrader by itself and with us, side by side: `python -m tests.benchmarks.nbgrader_classroom [STUDENTS]`.

Grades a class of one and a class of STUDENTS (default 50) references of `backprop`: with `nbgrader autograde` and its
own preprocessors on a notebook with five hidden test cells, the 2,000-step training among them; with `nbgrader
autograde` and ours, which judge all ten functions; and with `autograder grade --nbgrader` on all cores. Then what both
say of five attacks. A measurement, not a test.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

import autograder
from autograder.classroom.course import make_course
from autograder.course import assignments

from ..classroom import stock
from ..classroom.attacks import ATTACKS

_PR_SET_CHILD_SUBREAPER = 36
_ROOT = Path(autograder.__file__).parent.parent


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of all processors."""

    wall: float
    cpu: float


def main() -> None:
    """Measure and print the tables."""
    students = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    if ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError("this process cannot become the parent of orphans, so that CPU time would be lost")
    with tempfile.TemporaryDirectory() as folder:
        print(f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}\n")
        one, many = (_class_of(count, Path(folder) / f"of-{count}") for count in (1, students))
        _print(one, many, students)
        _print_attacks(Path(folder) / "attacks")


def _class_of(count: int, folder: Path) -> dict[str, Cost]:
    names = [f"student-{number:02d}" for number in range(count)]
    own, ours, parallel = _courses(folder)
    for root in (own, ours, parallel):
        stock.hand_in(root, {name: stock.solved(root) for name in names})
    grade = [sys.executable, "-m", "autograder", "grade", "submitted", "--nbgrader", "."]
    costs = {
        "nbgrader autograde, its own": _cost(_nbgrader("autograde", "backprop"), own),
        "nbgrader autograde, ours": _cost(_nbgrader("autograde", "backprop"), ours),
        "autograder grade --nbgrader": _cost(grade, parallel),
    }
    asked = {own: sum(stock.POINTS.values()), ours: 40.0, parallel: 40.0}
    for root, points in asked.items():
        assert {_score(root, name) for name in names} == {points}, "the same work has not earned everything everywhere"
    return costs


def _courses(folder: Path) -> tuple[Path, Path, Path]:
    own, ours, parallel = folder / "own", folder / "ours", folder / "parallel"
    stock.make_stock_course(own)
    for root in (ours, parallel):
        make_course(root, ["backprop"])
    for root in (own, ours, parallel):
        _cost(_nbgrader("generate_assignment", "backprop"), root)
    return own, ours, parallel


def _nbgrader(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "nbgrader", *arguments]


def _cost(command: list[str], root: Path, *, may_fail: bool = False) -> Cost:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PATH": path}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - started
    _wait_for_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0 or may_fail, done.stderr
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _wait_for_orphans() -> None:
    """Wait for the sandboxes and kernels that a command leaves to end: their time counts once they are waited for."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _score(root: Path, student: str) -> float | None:
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        try:
            work = gradebook.find_submission("backprop", student)
        except MissingEntry:
            return None
        grades = [grade for notebook in work.notebooks for grade in notebook.grades]
        return None if all(grade.auto_score is None and grade.manual_score is None for grade in grades) else work.score


def _print(one: dict[str, Cost], many: dict[str, Cost], students: int) -> None:
    print(f"{'seconds (clock / CPU)':<30}{'one submission':>20}{f'class of {students}':>20}{'each further one':>20}")
    further = {
        way: Cost(*((getattr(many[way], kind) - getattr(one[way], kind)) / (students - 1) for kind in ("wall", "cpu")))
        for way in one
    }
    base = next(iter(one))
    for way in one:  # noqa: PLC0206 - three tables at once
        costs = one[way], many[way], further[way]
        print(f"{way:<30}" + "".join(f"{f'{cost.wall:.2f} / {cost.cpu:.2f}':>20}" for cost in costs))
        if way != base:
            times = zip((one[base], many[base], further[base]), costs, strict=True)
            ratios = [f"{own.wall / cost.wall:.1f} / {own.cpu / cost.cpu:.1f}" for own, cost in times]
            print(f"{'  times faster than its own':<30}" + "".join(f"{ratio:>20}" for ratio in ratios))


def _print_attacks(folder: Path) -> None:
    own, ours, _ = _courses(folder)
    for root in (own, ours):
        stock.hand_in(root, {name: stock.attacked(root, code) for name, code in ATTACKS.items()})
        _cost(_nbgrader("autograde", "backprop"), root, may_fail=True)
    most = {own: sum(stock.POINTS.values()), ours: assignments()["backprop"].max_score}
    print(f"\n{'attack, on a notebook without answers':<40}{'nbgrader, its own':>22}{'nbgrader, ours':>18}")
    for name in ATTACKS:
        shown = [_score(root, name) for root in (own, ours)]
        columns = ["not graded" if s is None else f"{s:g} of {most[r]:g}" for s, r in zip(shown, most, strict=True)]
        print(f"{name:<40}{columns[0]:>22}{columns[1]:>18}")


if __name__ == "__main__":
    main()

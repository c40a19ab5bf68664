"""What grading the whole course costs beyond the student's own code: `python -m tests.benchmarks.course [ROUNDS]`.

Grades the references of all assignments again and again in one worker, and prints CPU seconds as medians: what the
student's functions took, as their own process counts it, and everything else. A measurement, not a test.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from autograder import catalogue, results
from autograder.course import assignments
from autograder.grading import Grader, Options
from autograder.submission import Submission, find


def main() -> None:
    """Measure and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        submissions = [_handed_in(Path(folder), name) for name in assignments()]
        grader = Grader(Options())
        for submission in submissions:
            grader.grade(submission)
        measured = [[_once(grader, submission, Path(folder)) for submission in submissions] for _ in range(rounds)]
        grader.close()
    print(f"CPU per submission, medians of {rounds}:\n{'':<18}{'own functions':>16}{'everything else':>18}")
    for number, name in enumerate(assignments()):
        own, rest = (statistics.median(row[number][part] for row in measured) for part in (0, 1))
        print(f"{name:<18}{1000 * own:>13.0f} ms{1000 * rest:>15.0f} ms")
    own, rest = (statistics.median(sum(cost[part] for cost in row) for row in measured) for part in (0, 1))
    print(f"{'one student, all':<18}{1000 * own:>13.0f} ms{1000 * rest:>15.0f} ms")


def _handed_in(folder: Path, name: str) -> Submission:
    path = folder / "ada" / name / f"{name}.py"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogue.reference(assignments()[name]).read_bytes())
    [submission] = find([path], [name], None, lambda _id: ())
    return submission


def _once(grader: Grader, submission: Submission, out: Path) -> tuple[float, float]:
    """CPU seconds of the student's functions, and of everything else: process, grader, result."""
    before = time.process_time()
    graded = grader.grade(submission)
    results.write(graded.result, out)
    ours = time.process_time() - before
    assert graded.usage is not None
    return graded.usage.function_cpu, ours + graded.usage.cpu - graded.usage.function_cpu


main()

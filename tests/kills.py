"""Kills the grading of a class at random moments, and goes on with it: `python -m tests.kills [COUNT] [SEED]`.

Prints what came of it as a table in Markdown, and ends with 1 where anything was lost.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder import results

from .command import group, kill_group, run, start, wait_until
from .works import BACKPROP, REFERENCE, SIGMOID, write_class

WRONG = SIGMOID.replace("-x", "x")
ENDS = f"{SIGMOID}\n\ndef sigmoid_prime(x):\n    __import__('os')._exit(0)\n"
WORKS = [SIGMOID, WRONG, "def sigmoid(x)\n", ENDS, REFERENCE, f"import time\ntime.sleep(0.2)\n{SIGMOID}"]
STUDENTS = [f"{name}{number}" for number in range(3) for name in ("ada", "zoë b", "=emmy", "kurt", "mary", "김")]
FORMATS = [argument for name in ("csv", "junit", "gradescope", "canvas") for argument in ("--format", name)]
_MEASURED = re.compile(rb'("seconds": |"execution_time": |time=")[\d.e-]+')
"""What a clock measured, in results and in the reports for JUnit and Gradescope."""


class Killings:
    """One class, graded once without a disturbance, and then again and again with kills."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._random = random.Random(seed)
        self._folder = folder
        works = {student: WORKS[number % len(WORKS)] for number, student in enumerate(STUDENTS)}
        self._submitted = write_class(folder / "submitted", works)
        started = time.monotonic()
        undisturbed = run("grade", self._submitted, "--out", folder / "undisturbed", "--jobs", 2, *FORMATS)
        assert undisturbed.code == 0, undisturbed.err
        self._seconds = time.monotonic() - started
        self._expected = everything(folder / "undisturbed")
        self.kills: Counter[str] = Counter()
        self.graded_at: Counter[str] = Counter()
        self.batches = 0

    def batch(self, kills: int) -> int:
        """Grade the class anew, with up to that many kills on the way; returns how many there were."""
        self.batches += 1
        out, killed = self._folder / f"out-{self.batches}", 0
        written: dict[str, int] = {}
        while killed < kills and self._killed(out):
            killed += 1
            written = self._nothing_lost(out, written)
        finished = run("grade", self._submitted, "--out", out, "--jobs", 2, *FORMATS)
        assert finished.code == 0, finished.err
        self._nothing_lost(out, written)
        found = everything(out)
        different = [name for name in self._expected.keys() | found if self._expected.get(name) != found.get(name)]
        assert not different, different
        return killed

    def _killed(self, out: Path) -> bool:
        """Start the command and kill it at a random moment; whether it was still running then."""
        whole = self._random.random() < 0.5
        moment = self._random.uniform(0, self._seconds)
        jobs = self._random.choice((1, 1, 2))
        process = start("grade", self._submitted, "--out", out, "--jobs", jobs, *FORMATS)
        try:
            time.sleep(moment)
            if process.poll() is not None:
                self._seconds *= 0.8  # the machine is less busy than it was
                return False
            if whole:
                kill_group(process)
            else:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
                wait_until(lambda: not group(process), seconds=30)
        finally:
            kill_group(process)
            process.communicate()
        done = len(results.result_files(out))
        self._seconds *= 1.0 if done else 1.1
        self.kills["the whole process group" if whole else "the main process alone"] += 1
        self.graded_at["none" if not done else "some" if done < len(STUDENTS) else "all"] += 1
        return True

    def _nothing_lost(self, out: Path, before: dict[str, int]) -> dict[str, int]:
        """When each result was written: all are whole, and none that was there before was written again."""
        for path in results.result_files(out):
            assert results.read(path).assignment == BACKPROP.id
        written = {str(path): path.stat().st_mtime_ns for path in results.result_files(out)}
        assert before.items() <= written.items(), "a submission was graded twice"
        return written

    def table(self) -> str:
        """The kills by what was killed, and by how much was graded at that moment."""
        total = sum(self.kills.values())
        rows = [
            *(f"| SIGKILL for {what} | {count} |" for what, count in sorted(self.kills.items())),
            *(
                f"| when {done} of the {len(STUDENTS)} results were written | {count} |"
                for done, count in sorted(self.graded_at.items())
            ),
            f"| all kills, in {self.batches} batches | {total} |",
            "| results damaged, lost, written twice or different from those of an undisturbed run | 0 |",
        ]
        return "\n".join(["| | |", "|---|---|", *rows])


def everything(out: Path) -> dict[str, bytes]:
    """Every file below the output folder, but for what a clock measured."""
    return {
        str(path.relative_to(out)): _MEASURED.sub(rb"\1", path.read_bytes())
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def main(count: int = 200, seed: int = 0) -> None:
    """Kill that often, and tell what came of it."""
    with TemporaryDirectory(prefix="kills-") as folder:
        killings = Killings(Path(folder), seed)
        left = count
        while left > 0:
            left -= killings.batch(min(left, 8))
            print(f"{count - left} kills in {killings.batches} batches", file=sys.stderr, flush=True)
        print(killings.table())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

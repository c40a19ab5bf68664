"""How a batch goes, live: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich import console as rich_console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.results import SubmissionResult

_LINES = 10


class Console(rich_console.Console):
    """Leaves it to the command to end where nobody reads on."""

    def on_broken_pipe(self) -> None:
        """Raises `BrokenPipeError`."""
        raise BrokenPipeError


class Report(Protocol):
    """Told of each result as it comes."""

    def __call__(self, result: SubmissionResult) -> None:
        """One more is done."""


def _outcome(counts: Counter[str]) -> str:
    others = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()) if status != "graded")
    return others.replace("grader_error", "grader error")


@contextmanager
def progress(total: int, console: Console) -> Iterator[Report]:
    """Show how many of `total` are done, how many could not be graded as they should, the rate and the time left."""
    if console.is_terminal:
        with _bar(total, console) as report:
            yield report
    else:
        yield _lines(total, console)


@contextmanager
def _bar(total: int, console: Console) -> Iterator[Report]:
    counts: Counter[str] = Counter()
    started = time.monotonic()
    columns = (
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[others]}"),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=total, rate="", others="")

        def report(result: SubmissionResult) -> None:
            counts[result.status] += 1
            rate = f"{counts.total() / (time.monotonic() - started):.1f}/s"
            bar.update(task, advance=1, rate=rate, others=_outcome(counts))

        yield report


def _lines(total: int, console: Console) -> Report:
    counts: Counter[str] = Counter()
    started = time.monotonic()
    every = max(1, total // _LINES)

    def report(result: SubmissionResult) -> None:
        counts[result.status] += 1
        done = counts.total()
        if done % every == 0 or done == total:
            elapsed = time.monotonic() - started
            left = elapsed / done * (total - done)
            others = f"; {said}" if (said := _outcome(counts)) else ""
            line = f"graded {done} of {total}, {done / elapsed:.1f}/s, {left:.0f} s left{others}"
            console.print(line, highlight=False, markup=False, soft_wrap=True)

    return report

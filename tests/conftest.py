from __future__ import annotations

from collections.abc import Iterator

import pytest

from .attacks.table import table
from .marking import Judge, Marker


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """The checks alone, in one sandbox for the whole run."""
    opened = Judge()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def marker() -> Iterator[Marker]:
    """One grader for the whole run, with the options that `autograder grade` has by default."""
    opened = Marker()
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where attacks were among the tests, end with how they fared: by class and sandbox."""
    kinds = ("passed", "failed", "xfailed", "xpassed")
    lines = table(report for kind in kinds for report in terminalreporter.stats.get(kind, ()))
    if lines:
        terminalreporter.section("attacks")
        terminalreporter.write_line("\n".join(lines))

from __future__ import annotations

from collections.abc import Iterator

import pytest

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

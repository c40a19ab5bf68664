"""Whenever grading is killed, the same command goes on, and the outcome is that of a run which nobody disturbed.

`python -m tests.kills 200` does the same at length; `tests/records/kills.md` holds what came of it.
"""

from __future__ import annotations

from .kills import Killings


def test_nothing_is_lost_graded_twice_or_different(tmp_path):
    killings = Killings(tmp_path, seed=1)
    left = 8
    while left > 0:
        left -= killings.batch(left)
    assert sum(killings.kills.values()) == 8

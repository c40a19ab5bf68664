"""Whatever the bytes, reading and decoding end in a value or in one clear line, and soon.

`python -m tests.fuzzing` does the same at length; `tests/records/fuzzing.md` holds what came of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .fuzzing import fuzz
from .fuzzing_targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_mutilated_bytes_are_read_or_refused(target: str, tmp_path: Path):
    ends, _ = fuzz(target, count=2000, seed=1, folder=tmp_path)
    assert ends["refused"] > 0 or target == "names"
    assert len(ends) > 1 or target == "names"

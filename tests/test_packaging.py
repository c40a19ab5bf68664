"""What may be installed beside what: old Pythons, and a torch of one's own choice."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = (ROOT / "pyproject.toml").read_text()
OLDEST = (3, 10)
SOURCES = sorted(path for folder in ("autograder", "solutions") for path in (ROOT / folder).rglob("*.py"))


def test_the_oldest_python_is_the_one_that_is_promised():
    assert f'requires-python = ">={OLDEST[0]}.{OLDEST[1]}"' in PROJECT


def test_every_file_is_written_in_it():
    assert SOURCES
    for path in SOURCES:
        ast.parse(path.read_text(), str(path), feature_version=OLDEST)


def test_a_torch_that_is_there_already_need_not_be_replaced():
    """The requirement is a range, and has no upper end; the pin lies in the constraints, which are one's own choice."""
    (required,) = re.findall(r'"torch(.*)"', PROJECT)
    assert re.fullmatch(r">=\d+\.\d+", required)
    assert re.fullmatch(r"torch==\d+\.\d+\.\d+\n", (ROOT / ".constraints.txt").read_text())

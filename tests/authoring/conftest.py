from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.authoring.source import Source, read_source

MINI = Path(__file__).parent / "mini"


@pytest.fixture
def mini() -> Assignment:
    """A small assignment whose source lies in `mini/`."""
    assignment = Assignment(
        id="mini", number="09", title="Means and squares", functions=("double", "mean_square"), arrays="numpy"
    )

    @assignment.check("double", points=1.5, settings=())
    def doubles(student, case):
        """The result is twice the argument."""

    @assignment.check("mean_square", points=2, settings=())
    def averages(student, case):
        """The squares are averaged."""

    return assignment


@pytest.fixture
def mini_dir() -> Path:
    return MINI


@pytest.fixture
def mini_source(mini: Assignment) -> Source:
    return read_source(MINI / "mini.py", mini.functions)


@pytest.fixture
def write_source(tmp_path: Path, mini: Assignment) -> Callable[[str, str], Path]:
    """Write the mini source with a piece of it replaced; returns its path."""

    def write(old: str, new: str) -> Path:
        text = (MINI / "mini.py").read_text()
        assert text.count(old) == 1, f"{old!r} must occur once in the mini source"
        path = tmp_path / "mini.py"
        path.write_text(text.replace(old, new))
        return path

    return write

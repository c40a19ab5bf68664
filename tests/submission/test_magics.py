"""Cell magics, line by line."""

import pytest

from autograder.submission.magics import without_cell_magic


@pytest.mark.parametrize("magic", ["%%time", "%%timeit -n 10", "%%capture out", "  %%time"])
def test_the_body_of_a_timed_or_captured_cell_runs_under_its_own_line_numbers(magic: str) -> None:
    assert without_cell_magic(f"{magic}\na = 1\nb = 2") == "\na = 1\nb = 2"


@pytest.mark.parametrize(
    "magic", ["%%bash", "%%html", "%%writefile backprop.py", "%%timer", "%%", "%%!", "%%javascript"]
)
def test_the_body_of_other_magics_does_not_run(magic: str) -> None:
    assert without_cell_magic(f"{magic}\nimport os") == ""


def test_a_magic_is_found_below_blank_lines_and_comments() -> None:
    assert without_cell_magic("\n# timed\n%%time\na = 1") == "\n# timed\n\na = 1"


def test_magics_nest() -> None:
    assert without_cell_magic("%%capture\n%%time\na = 1") == "\n\na = 1"
    assert without_cell_magic("%%time\n%%bash\nls") == ""


@pytest.mark.parametrize("text", ["a = 1\n%%time", "%time a = 1", "!ls", "", "# %%\na = 1", "a %%b"])
def test_everything_else_is_left_alone(text: str) -> None:
    assert without_cell_magic(text) == text


def test_a_cell_of_magics_takes_no_longer_than_its_length() -> None:
    assert without_cell_magic("%%time\n" * 300_000).strip() == ""

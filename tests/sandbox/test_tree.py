"""Measuring and removing what hostile code left in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox.inside import tree


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Path]:
    """A folder, in one of its own, with what hostile code may leave."""
    folder = tmp_path / "own" / "scratch"
    folder.mkdir(parents=True)
    back = os.getcwd()
    os.chdir(folder)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "kept").write_text("x")
    for _ in range(3000):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(folder)
    for number in range(300):
        (folder / f"wide {number}").mkdir()
    (folder / "scratch.0").mkdir()
    (folder.parent / "scratch.1").mkdir()
    os.symlink(tmp_path / "outside", folder / "wide 1" / "link")
    os.mkfifo("pipe")
    Path(os.fsdecode(b"\xff\n\x01")).write_text("odd")
    (folder / "wide 2" / "in").write_text("x")
    (folder / "wide 2").chmod(0)
    folder.chmod(0)
    yield folder
    os.chdir(back)
    tree.remove_own(str(folder.parent))  # which neither pytest nor shutil can


def test_nothing_is_left_and_no_link_is_followed(filled: Path, tmp_path: Path):
    tree.remove(str(filled))
    assert os.listdir(filled.parent) == ["scratch.1"]
    assert (tmp_path / "outside" / "kept").read_text() == "x"


def test_the_folder_of_a_sandbox_goes_with_all_in_it(filled: Path, tmp_path: Path):
    tree.remove_own(str(filled.parent))
    assert os.listdir(tmp_path) == ["outside"]
    tree.remove_own(str(filled.parent))


def test_everything_is_counted_however_deep(filled: Path):
    filled.chmod(0o700)
    (filled / "wide 2").chmod(0o700)
    taken = tree.measured(str(filled), 5000)
    assert taken.files == 3000 + 300 + 1 + 1 + 1 + 1 + 1
    assert taken.size >= 4096


def test_counting_stops_at_what_is_too_many(filled: Path):
    assert 100 < tree.measured(str(filled), 100).files <= 500

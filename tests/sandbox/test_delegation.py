"""Groups are made where they were handed over, and the tree of groups is left alone elsewhere.

Needs a machine that lets these tests make groups; what is handed over to a grader here is one of theirs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox.ancestry import ancestry
from autograder.sandbox.delegation import NoGroups, place_for_groups

from .conftest import REPOSITORY

GRADER = """
import os, subprocess, sys
from pathlib import Path
from autograder.sandbox.delegation import NoGroups, place_for_groups

Path(sys.argv[1], "cgroup.procs").write_text(str(os.getpid()))
child = subprocess.Popen(["sleep", "600"])
def say():
    try:
        print(place_for_groups())
    except NoGroups as reason:
        print(reason)
    for process in ("self", child.pid):
        print(Path(f"/proc/{process}/cgroup").read_text().splitlines()[-1].rpartition("/")[2])
say()
say()
child.kill()
"""
"""Joins a group, starts a process, and asks twice for a place: tells which, and in which groups the two are then."""


@pytest.fixture
def given() -> Iterator[Path]:
    """A group marked as systemd marks those that it hands over."""
    try:
        folder = Path(tempfile.mkdtemp(dir=place_for_groups()))
    except NoGroups as reason:
        pytest.skip(f"needs cgroup v2: {reason}")
    os.setxattr(folder, "user.delegate", b"1")
    yield folder
    for group in sorted(folder.glob("**/"), reverse=True):
        group.rmdir()


def told(group: Path) -> list[str]:
    """What a grader in that group tells."""
    command = [sys.executable, "-c", GRADER, str(group)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.splitlines()


class TestPlace:
    def test_a_command_that_has_its_group_to_itself_moves_one_down(self, given: Path):
        assert told(given) == [str(given), "graders", "graders"] * 2
        assert "memory" in (given / "cgroup.subtree_control").read_text().split()

    def test_the_next_command_finds_the_group_ready(self, given: Path):
        told(given)
        assert told(given / "graders") == [str(given), "graders", "graders"] * 2

    def test_who_was_put_one_down_already_stays_there(self, given: Path):
        (given / "supervisor").mkdir()
        assert told(given / "supervisor") == [str(given), "supervisor", "supervisor"] * 2

    def test_a_group_with_processes_of_others_is_left_alone(self, given: Path):
        with subprocess.Popen(["sleep", "600"]) as other:
            (given / "cgroup.procs").write_text(str(other.pid))
            reason = "the cgroup that was handed over to the grader holds other processes than its own"
            assert told(given) == [reason, given.name, given.name] * 2
            assert (given / "cgroup.procs").read_text() == f"{other.pid}\n"
            other.kill()

    def test_a_group_that_nobody_handed_over_is_left_alone(self, given: Path):
        (given / "slice" / "session").mkdir(parents=True)
        reason = "no cgroup was handed over to the grader, as 'systemd-run --user --scope -p Delegate=yes' does"
        assert told(given / "slice" / "session") == [reason, "session", "session"] * 2


def test_where_there_is_no_place_the_reason_is_one_line():
    try:
        place_for_groups()
    except NoGroups as reason:
        said = str(reason)
    else:
        pytest.skip("there is a place for groups here")
    assert len(said.splitlines()) == 1


class TestAncestry:
    def test_it_goes_from_a_process_to_those_that_started_it(self):
        with subprocess.Popen(["sleep", "600"]) as child:
            first, second, *others = ancestry(child.pid)
            assert (first, second) == (child.pid, os.getpid())
            assert others == list(ancestry(os.getppid()))
            child.kill()

    def test_of_a_process_that_has_ended_nothing_is_known(self):
        with subprocess.Popen(["true"]) as ended:
            ended.wait()
        assert list(ancestry(ended.pid)) == []

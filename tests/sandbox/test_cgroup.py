"""A group of cgroup v2 bounds what a sandbox holds as a whole; needs a machine that lets these tests make one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.sandbox import Sandbox, SubmissionEnded, host, open_sandbox
from autograder.sandbox.cgroup import Group, remove_abandoned
from autograder.sandbox.delegation import NoGroups, place_for_groups

from .conftest import REPOSITORY, Opener
from .conversation import PATIENT, call, load, works

MIB = 1 << 20
JOINS = "import os, sys, time\nos.write(int(sys.argv[1]), b'0')\nprint(flush=True)\nsys.stdin.readline()\n"
"""A process that joins, says so, and waits for a word."""
TAKES = "kept = bytearray(b'x') * ({} << 20)\nprint('held', flush=True)\ntime.sleep(600)\n"
A_BOMB = """
while True:
    if os.fork() == 0:
        kept = bytearray(b'x') * (10 << 20)
        time.sleep(600)
"""
MAKES_A_GROUP = """
import time
from autograder.sandbox.cgroup import Group
group = Group()
print(group.folder, flush=True)
time.sleep(600)
"""


@pytest.fixture
def group() -> Iterator[Group]:
    try:
        made = Group()
    except NoGroups as reason:
        pytest.skip(f"needs cgroup v2: {reason}")
    yield made
    made.close()


@contextmanager
def member(group: Group, source: str) -> Iterator[subprocess.Popen[str]]:
    """A process of the group, which runs the source once it is told to."""
    with group.entrance() as entrance:
        started = subprocess.Popen(
            [sys.executable, "-c", JOINS + source, str(entrance)],
            pass_fds=(entrance,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    try:
        assert started.stdout is not None
        assert started.stdout.readline() == "\n"
        yield started
    finally:
        started.kill()
        started.communicate()


def told(process: subprocess.Popen[str]) -> str:
    """What a member says when it is told to go on; nothing if that is its end."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def groups() -> set[Path]:
    return set(place_for_groups().glob("autograder-*"))


class TestLimit:
    def test_who_takes_more_is_ended(self, group: Group):
        group.bound(100 * MIB)
        with member(group, TAKES.format(300)) as greedy:
            assert told(greedy) == ""
            assert greedy.wait(30) == -9
        assert group.kills() > 0
        assert group.overflows() > 0

    def test_who_takes_less_is_not(self, group: Group):
        group.bound(500 * MIB)
        with member(group, TAKES.format(300)) as modest:
            assert told(modest) == "held"
        assert group.kills() == group.overflows() == 0

    def test_it_counts_from_what_the_group_was_settled_with(self, group: Group):
        with member(group, TAKES.format(300)) as server, member(group, TAKES.format(80)) as modest:
            assert told(server) == "held"
            group.settle()
            group.bound(150 * MIB)
            assert told(modest) == "held"
            with member(group, TAKES.format(80)) as last:
                assert told(last) == ""

    def test_all_that_it_holds_is_ended_as_one_and_nothing_else(self, group: Group):
        beside = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        group.bound(200 * MIB)
        with member(group, TAKES.format(1)) as other, member(group, A_BOMB) as bomb:
            assert told(other) == "held"
            assert told(bomb) == ""
            assert bomb.wait(30) == other.wait(30) == -9
            assert group.kills() > 2
        assert beside.poll() is None
        beside.kill()
        beside.wait()


class TestEnd:
    def test_what_is_left_in_a_group_ends_with_it(self, group: Group):
        del group
        closed = Group()
        with member(closed, "") as left:
            closed.close()
            assert not closed.folder.exists()
            assert left.wait(30) == -9

    @pytest.mark.parametrize("clear", [remove_abandoned, lambda: Group().close()], ids=["asked", "the next"])
    def test_that_of_a_killed_grader_is_removed(self, group: Group, clear: Callable[[], None]):
        with subprocess.Popen([sys.executable, "-c", MAKES_A_GROUP], cwd=REPOSITORY, stdout=subprocess.PIPE) as grader:
            assert grader.stdout is not None
            abandoned = Path(grader.stdout.readline().decode().strip())
            clear()
            assert abandoned.is_dir()  # while its grader lives
            grader.kill()
        assert abandoned.is_dir()
        clear()
        assert not abandoned.exists()
        assert group.folder.exists()


class TestSandbox:
    """Every sandbox."""

    def test_a_submission_that_takes_too_much_ends_as_memory_and_others_go_on(
        self, group: Group, sandbox: Sandbox, another: Opener, monkeypatch: pytest.MonkeyPatch
    ):
        del group
        # So that the limit on addresses, which would come first, lies far above the group's.
        monkeypatch.setattr(host, "_MEMORY_BESIDE", (300 - PATIENT.memory_mib) * MIB)
        tight = another()
        tight.start()
        with sandbox.submission(PATIENT) as neighbour:
            load(neighbour, "def attack():\n    return 3")
            with tight.submission(PATIENT) as session:
                load(session, "def attack(mib):\n    return len(bytearray(b'x') * (mib << 20))")
                assert call(session, "attack", 200).value == 200 * MIB
                with pytest.raises(SubmissionEnded, match="more than 2048 MiB of memory and was ended") as caught:
                    call(session, "attack", 1000)
                assert caught.value.how == "memory"
            assert call(neighbour, "attack").value == 3
        assert works(tight)

    def test_it_has_a_group_while_it_runs(self, group: Group, backend: str):
        del group
        before = groups()
        sandbox = open_sandbox(backend, [], program="probe")
        sandbox.start()
        assert sandbox.memory == "the kernel bounds its memory as a whole, by a cgroup"
        (folder,) = groups() - before
        assert (folder / "cgroup.procs").read_text()
        sandbox.close()
        assert not folder.exists()

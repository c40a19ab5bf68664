"""The fork server ends a submission for what it takes, where no limit of the kernel's does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.sandbox import Sandbox, SubmissionEnded
from autograder.sandbox.host import Program

from .conftest import REPOSITORY
from .conversation import PATIENT, call, value, works

LAX = f"""
import socket, sys, time
sys.path.insert(0, {str(REPOSITORY)!r})
from autograder.sandbox.inside.cages import Trust
from autograder.sandbox.inside.forking import Server

class Lax(Trust):
    def enter(self, bounds, seccomp):
        pass

class Greedy:
    def check(self):
        pass

    def serve(self, connection, bounds):
        connection.recv(1)
        kept = bytearray(b"x") * (900 << 20)
        time.sleep(60)

control = socket.socket(fileno=int(sys.argv[1]))
control.send(b"\\x80")
Server(control, Lax("/"), Greedy()).run()
"""


class Unlimited:
    """A fork server that sets no limits, and whose forks fill the memory once they are spoken to."""

    name = "unlimited"
    own_user = False

    def command(self, program: Program) -> tuple[list[str], dict[str, str]]:
        return [sys.executable, "-c", LAX], {}

    def close(self) -> None:
        pass


@pytest.fixture
def unlimited() -> Iterator[Sandbox]:
    sandbox = Sandbox(Unlimited())
    yield sandbox
    sandbox.close()


def test_memory_that_no_limit_bounds_is_seen_from_outside(unlimited: Sandbox):
    for _ in range(2):
        with unlimited.submission(replace(PATIENT, memory_mib=128)) as session:
            with pytest.raises(SubmissionEnded, match="more than 128 MiB of memory and was ended") as caught:
                call(session, "attack")
            assert caught.value.how == "memory"


def test_what_is_within_the_bounds_goes_on(unlimited: Sandbox):
    limits = replace(PATIENT, memory_mib=1024, call_seconds=3)
    with unlimited.submission(limits) as session, pytest.raises(SubmissionEnded, match="took longer than 3 s"):
        call(session, "attack")


class TestJoining:
    """A file stands for a group's list of processes: what is asked for is a 0, written to it."""

    OPEN = """
        import os

        def attack():
            found = []
            for number in range(128):
                try:
                    os.fstat(number)
                except OSError:
                    continue
                found.append(number)
            return found
    """

    def test_the_server_joins_and_no_submission_has_the_way_in(self, sandbox: Sandbox, tmp_path: Path):
        before = value(sandbox, self.OPEN)
        with (tmp_path / "cgroup.procs").open("w") as file:
            assert sandbox.ask({"type": "join"}, [file.fileno()]) == ""
        assert (tmp_path / "cgroup.procs").read_text() == "0"
        assert value(sandbox, self.OPEN) == before

    def test_what_hinders_it_is_told(self, sandbox: Sandbox, tmp_path: Path):
        sandbox.start()
        (tmp_path / "cgroup.procs").touch()
        with (tmp_path / "cgroup.procs").open() as file:
            assert sandbox.ask({"type": "join"}, [file.fileno()]) == "Bad file descriptor"
        assert works(sandbox)

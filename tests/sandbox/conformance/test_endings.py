"""A submission that ends its own process ends no other, and is told what ended it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.sandbox import Sandbox, SandboxLost, SubmissionEnded

from ..conftest import Opener
from ..conversation import PATIENT, call, load, works

SEGFAULT_IN_C = (
    "sys.setrecursionlimit(10**9)\n    nested = []\n    for _ in range(10**6): nested = [nested]\n    repr(nested)"
)
ENDINGS = {
    "os._exit(0)": ("crashed", r"exit code 0"),
    "os._exit(7)": ("crashed", r"exit code 7"),
    "os.abort()": ("crashed", r"signal 6, Aborted"),
    "signal.raise_signal(signal.SIGSEGV)": ("crashed", r"signal 11, Segmentation fault"),
    "signal.raise_signal(signal.SIGTERM)": ("crashed", r"signal 15, Terminated"),
    "ctypes.string_at(0)": ("crashed", r"signal 11, Segmentation fault"),
    "signal.alarm(1); signal.pause()": ("crashed", r"signal 14, Alarm clock"),
    "os.kill(os.getpid(), signal.SIGKILL)": ("memory", r"was killed"),
    SEGFAULT_IN_C: ("crashed", r"signal 11, Segmentation fault"),
}


@pytest.mark.parametrize(("ending", "told"), ENDINGS.items(), ids=[*list(ENDINGS)[:-1], "deep recursion in C"])
def test_how_a_call_ended_its_process_is_told(sandbox: Sandbox, ending: str, told: tuple[str, str]):
    how, text = told
    with sandbox.submission(PATIENT) as session:
        load(session, f"import ctypes, os, signal, sys\ndef attack():\n    {ending}")
        with pytest.raises(SubmissionEnded, match=text) as caught:
            call(session, "attack")
        with pytest.raises(SubmissionEnded):
            call(session, "attack")
    assert caught.value.how == how
    assert works(sandbox)


@pytest.mark.parametrize("ending", ["os._exit(0)", "os.abort()", "ctypes.string_at(0)"])
def test_a_file_may_end_its_process_while_it_is_loaded(sandbox: Sandbox, ending: str):
    with sandbox.submission(PATIENT) as session, pytest.raises(SubmissionEnded) as caught:
        load(session, f"import ctypes, os\n{ending}")
    assert caught.value.how == "crashed"
    assert works(sandbox)


@pytest.mark.parametrize(
    ("leaving", "kind"),
    [
        ("sys.exit(3)", "SystemExit"),
        ("exit()", "SystemExit"),
        ("quit()", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
    ],
)
def test_leaving_by_an_exception_is_an_exception(sandbox: Sandbox, leaving: str, kind: str):
    with sandbox.submission(PATIENT) as session:
        _, loaded = load(session, f"import sys\n{leaving}\ndef attack():\n    {leaving}")
        raised = call(session, "attack").raised
        assert [problem.type for problem in loaded.problems] == [kind]
        assert raised is not None
        assert raised.type == kind


def test_what_was_printed_before_the_end_is_kept(sandbox: Sandbox):
    with sandbox.submission(PATIENT) as session:
        load(session, "import os\ndef attack():\n    print('last words', flush=True)\n    os._exit(1)")
        with pytest.raises(SubmissionEnded):
            call(session, "attack")
    assert session.printed == "last words\n"


def test_ending_twice_tells_the_same(sandbox: Sandbox):
    with sandbox.submission(PATIENT) as session:
        load(session, "x = 1")
        first = session.end()
        assert first.exit_code is None
        assert first.signal is None
        assert session.end() is first


def test_a_process_that_is_still_busy_ends_with_its_session(sandbox: Sandbox):
    source = """
        import threading, time

        def attack():
            threading.Thread(target=time.sleep, args=(600,)).start()
    """
    with sandbox.submission(PATIENT) as session:
        load(session, source)
        call(session, "attack")
        assert session.end().signal is None
    assert works(sandbox)


def test_a_process_that_hides_in_its_servers_group_ends_all_the_same(trusted: Sandbox):
    with trusted.submission(PATIENT) as session:
        load(session, "import os\ndef attack():\n    os.setpgid(0, os.getpgid(os.getppid()))")
        assert call(session, "attack").status == "returned"
    assert works(trusted)


@contextmanager
def _the_process_of(sandbox: Sandbox) -> Iterator[int]:
    """The process that a sandbox starts: a child of this one that was not there before."""
    before = _children()
    sandbox.start()
    (started,) = _children() - before
    yield started
    sandbox.close()


def _children() -> set[int]:
    return {int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def test_a_killed_fork_server_is_the_graders_loss_and_is_started_afresh(another: Opener):
    sandbox = another()
    with _the_process_of(sandbox) as server:
        session = sandbox.open(PATIENT)
        load(session, "import time\ndef attack():\n    time.sleep(600)")
        os.kill(server, signal.SIGKILL)
        with pytest.raises(SandboxLost, match="fork server is gone"):
            call(session, "attack")
    with _the_process_of(sandbox) as server:
        os.kill(server, signal.SIGKILL)
        os.waitid(os.P_PID, server, os.WEXITED | os.WNOWAIT)
        assert works(sandbox)

"""The trusted end: how a sandbox is had, what is told when it cannot be had, and that nothing leaks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from autograder.sandbox import Limits, Sandbox, SandboxUnavailable, Usage, open_sandbox
from autograder.sandbox.bwrap import INSIDE, server

from .conftest import Opener
from .conversation import PATIENT, call, load, value, works


def test_an_unknown_sandbox_is_refused_by_name():
    with pytest.raises(SandboxUnavailable, match="there is no sandbox 'docker'; there are: bwrap, landlock, none"):
        open_sandbox("docker", [])


def test_without_bubblewrap_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SandboxUnavailable, match="apt-get install bubblewrap"):
        open_sandbox("bwrap", []).start()


def test_what_bubblewrap_complains_of_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "bwrap").write_text("#!/bin/sh\necho 'bwrap: No permissions\nto create a namespace' >&2\nexit 1\n")
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SandboxUnavailable, match=r"'bwrap' .* bwrap: No permissions to create a namespace$"):
        open_sandbox("bwrap", []).start()


def test_a_machine_that_confines_no_submission_is_told_from_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    bwrap = shutil.which("bwrap")
    if bwrap is None or b"--disable-userns" not in subprocess.check_output([bwrap, "--help"]):
        pytest.skip("no bubblewrap here that can forbid what a submission needs")
    (tmp_path / "bwrap").write_text(f'#!/bin/sh\nexec {bwrap} --unshare-user --disable-userns "$@"\n')
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(
        SandboxUnavailable, match="'bwrap' does not work on this machine: a submission could not be confined"
    ):
        open_sandbox("bwrap", []).start()


def test_a_server_that_is_not_alone_refuses_to_confine():
    # To end a submission it ends every process that it can see.
    ours, theirs = socket.socketpair()
    with ours, theirs:
        command = [*server(str(INSIDE.parent), "probe", "bwrap", "/nowhere"), str(theirs.fileno())]
        done = subprocess.run(command, pass_fds=[theirs.fileno()], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "not process 1" in done.stderr


def test_an_old_complaint_is_not_told_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "bwrap").write_text(f"#!/bin/sh\nread said < {tmp_path}/said; echo $said >&2; exit 1\n")
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    sandbox = open_sandbox("bwrap", [])
    for said in ("first", "second"):
        (tmp_path / "said").write_text(said + "\n")
        with pytest.raises(SandboxUnavailable, match=f"on this machine: {said}$"):
            sandbox.start()


def test_the_versions_that_submissions_run_with_are_known(sandbox: Sandbox):
    sandbox.start()
    assert set(sandbox.environment) == {"python", "torch", "numpy"}


def test_submissions_leave_no_descriptor_open_in_the_grader(sandbox: Sandbox):
    sandbox.start()
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        value(sandbox, "def attack():\n    return 1")
    assert len(os.listdir("/proc/self/fd")) == before


def test_closing_leaves_nothing_and_the_sandbox_can_be_started_again(
    another: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sandbox = another()
    assert value(sandbox, "def attack():\n    open('left', 'w').close()") is None
    sandbox.close()
    sandbox.close()
    assert list(tmp_path.iterdir()) == []
    assert value(sandbox, "def attack():\n    return 1") == 1


def test_what_a_submission_cost_is_known(sandbox: Sandbox):
    burn = "import time\ndef attack():\n    end = time.process_time() + 0.2\n    while time.process_time() < end: pass"
    with sandbox.submission(PATIENT) as session:
        load(session, burn)
        call(session, "attack")
    usage = session.usage
    assert 0.2 <= usage.function_cpu <= usage.cpu < 5
    assert 0 < usage.start < 30
    assert 0 < usage.stop < 30
    doubled = Usage(2 * usage.start, 2 * usage.stop, 2 * usage.cpu, 2 * usage.function_cpu, 2 * usage.answers)
    assert usage + usage == doubled


def test_a_second_submission_at_the_same_time_is_refused_and_the_first_goes_on(sandbox: Sandbox):
    with sandbox.submission(Limits()) as first:
        with pytest.raises(RuntimeError, match="one submission at a time"):
            sandbox.open(Limits())
        load(first, "def answer():\n    return 42")
        assert call(first, "answer").value == 42
    assert works(sandbox)

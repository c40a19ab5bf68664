"""What the machine may do to a whole run: a full disk, a folder that cannot be written, work that goes missing."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder import results

from .command import Finished, group, kill_group, run, start, wait_until, workers
from .kills import everything
from .works import SIGMOID, SIGMOID_POINTS, write_class

SLOW = f"import time\n\ntime.sleep(3)\n{SIGMOID}"
CLASS = {f"s{number}": SIGMOID for number in range(4)}


def graded(out: Path) -> dict[str, str]:
    return {path.parent.name: results.read(path).status for path in results.result_files(out)}


def refused_in_a_line(finished: Finished) -> bool:
    said = [line for line in finished.err.splitlines() if line.startswith("autograder: ")]
    return finished.code == 2 and len(said) == 1 and "Traceback" not in finished.err


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    return write_class(tmp_path / "submitted", CLASS)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB, where this machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


class TestAFullDisk:
    def test_ends_the_run_in_a_line_and_the_next_goes_on(self, submitted: Path, small_disk: Path):
        filler = small_disk / "filler"
        filler.write_bytes(b"x" * (44 << 10))
        assert refused_in_a_line(finished := run("grade", submitted, "--out", small_disk / "out")), finished.err
        assert "No space left on device" in finished.err
        assert set(graded(small_disk / "out").values()) <= {"graded"}
        subprocess.run(["mount", "-o", "remount,size=4m", small_disk], check=True)
        assert run("grade", submitted, "--out", small_disk / "out").code == 0
        undisturbed = submitted.parent / "undisturbed"
        assert run("grade", submitted, "--out", undisturbed).code == 0
        assert everything(small_disk / "out") == everything(undisturbed)

    def test_in_the_shape_of_a_limit_on_files(self, submitted: Path, tmp_path: Path):
        """Where nothing can be mounted: a file may be no larger than the first part of a result."""
        out = tmp_path / "out"
        limited = subprocess.run(
            [sys.executable, "-m", "autograder", "grade", submitted, "--out", out],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY)),
            cwd=Path(__file__).parents[1],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        finished = Finished(limited.returncode, limited.stdout, limited.stderr)
        assert refused_in_a_line(finished), finished.err
        assert set(graded(out).values()) <= {"grader_error"}  # short enough to be written, and tried again
        assert run("grade", submitted, "--out", out).code == 0
        assert graded(out) == dict.fromkeys(CLASS, "graded")


class TestAFolderThatCannotBeWritten:
    def test_is_refused_in_a_line_before_anything_is_graded(self, submitted: Path, small_disk: Path):
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
        assert refused_in_a_line(finished := run("grade", submitted, "--out", small_disk / "out")), finished.err
        assert "Read-only file system" in finished.err

    @pytest.mark.skipif(os.getuid() == 0, reason="nothing is forbidden to root")
    def test_by_its_permissions(self, submitted: Path, tmp_path: Path):
        (tmp_path / "shut").mkdir(mode=0o500)
        assert refused_in_a_line(finished := run("grade", submitted, "--out", tmp_path / "shut" / "out")), finished.err
        assert "Permission denied" in finished.err


def test_work_that_vanishes_during_the_run_is_graded_by_the_next(tmp_path: Path):
    submitted, out = write_class(tmp_path / "submitted", {"a": SLOW, "b": SLOW, "z": SIGMOID}), tmp_path / "out"
    running = start("grade", submitted, "--out", out, "--jobs", 1)
    wait_until(lambda: workers(running))
    vanished = submitted / "z" / "backprop" / "backprop.py"
    vanished.unlink()
    _, err = running.communicate()
    assert running.returncode == 1
    assert "not graded, by no fault of the student: z, backprop:" in err
    assert graded(out) == {"a": "graded", "b": "graded", "z": "grader_error"}
    vanished.write_text(SIGMOID)
    assert run("grade", submitted, "--out", out).code == 0
    assert results.read(results.result_path(out, "z", "backprop")).score == SIGMOID_POINTS


def test_a_fork_server_that_is_killed_during_the_run_loses_nothing(tmp_path: Path):
    submitted, out = write_class(tmp_path / "submitted", {"ada": SLOW, "emmy": SIGMOID}), tmp_path / "out"
    running = start("grade", submitted, "--out", out, "--jobs", 1)
    try:
        wait_until(lambda: workers(running))
        [worker] = workers(running)
        for pid, (parent, _) in group(running).items():
            if parent == worker:
                os.kill(pid, signal.SIGKILL)
        _, err = running.communicate(timeout=120)
    finally:
        kill_group(running)
    assert "Traceback" not in err
    outcome = running.returncode, graded(out).get("emmy")
    # Killed under ada, or while it started; or its keeper alone, before the server had tied its life to it.
    assert outcome in {(1, "graded"), (2, None), (0, "graded")}, err
    assert run("grade", submitted, "--out", out).code == 0
    assert graded(out) == {"ada": "graded", "emmy": "graded"}

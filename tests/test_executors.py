"""Batches run wherever a `concurrent.futures` executor runs: here, on a real Dask cluster on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder import results
from tests.command import run, wait_until
from tests.works import REFERENCE

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

_ROOT = Path(__file__).parent.parent


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with one worker, each a process of its own."""
    where = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    head = [*_dask("scheduler"), "--scheduler-file", str(where), "--host", "127.0.0.1", "--port", "0"]
    hand = [*_dask("worker"), "--scheduler-file", str(where), "--host", "127.0.0.1", "--nthreads", "2", "--no-nanny"]
    processes = [subprocess.Popen(head, env=environment, stderr=subprocess.DEVNULL)]
    try:
        wait_until(where.exists)
        processes.append(subprocess.Popen(hand, env=environment, stderr=subprocess.DEVNULL))
        yield json.loads(where.read_text())["address"]
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


def _dask(part: str) -> list[str]:
    return [sys.executable, "-m", "distributed.cli.dask_" + part, "--no-dashboard"]


def test_a_cluster_gives_the_results_of_this_machine(scheduler: str, tmp_path: Path) -> None:
    for student in ("ada", "emmy"):
        folder = tmp_path / "class" / student
        folder.mkdir(parents=True)
        (folder / "backprop.py").write_text(REFERENCE)
    here = run("grade", tmp_path / "class", "--out", tmp_path / "here")
    there = run("grade", tmp_path / "class", "--out", tmp_path / "there", "--scheduler", scheduler)
    assert (here.code, there.code) == (0, 0), there.err
    for student in ("ada", "emmy"):
        mine, theirs = (
            results.read(results.result_path(tmp_path / place, student, "backprop")) for place in ("here", "there")
        )
        assert theirs.score == theirs.max_score == mine.score
        assert [check.feedback for check in theirs.checks] == [check.feedback for check in mine.checks]


def test_a_scheduler_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "backprop.py").write_text(REFERENCE)
    ended = run("grade", tmp_path / "backprop.py", "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert ended.code == 2
    assert ended.err.startswith("autograder: no Dask scheduler answers at tcp://127.0.0.1:9")
    assert len(ended.err.splitlines()) == 1

"""What goes wrong on the grader's side is the grader's: no score in any output, and graded again by the next run."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from autograder import results
from autograder.batch import Job, already_graded
from autograder.grading import Options
from autograder.reports import FORMATS, write_reports
from autograder.results import SubmissionResult
from autograder.sandbox import PROTECTING, SandboxLost, SandboxUnavailable
from autograder.submission import find

from .attacks.machine import descendants
from .command import wait_until
from .marking import Marked, Marker, submission
from .works import BACKPROP, SIGMOID, SIGMOID_POINTS

FAULTS = {
    "a bug": ZeroDivisionError("division by zero"),
    "a wrong index": IndexError("list index out of range"),
    "an expectation of ours": AssertionError("sizes differ"),
    "a recursion": RecursionError("maximum recursion depth exceeded"),
    "no memory": MemoryError(),
    "numbers of ours": np.linalg.LinAlgError("Singular matrix"),
    "a lost sandbox": SandboxLost("the sandbox's fork server is gone"),
    "a full disk": OSError(28, "No space left on device"),
}


def with_fault(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    """Let one check of the assignment fail as a check with a mistake of ours would."""

    def body(student: object, case: object) -> None:
        raise fault

    checks = [replace(check, body=body) if check.id == "update.step" else check for check in BACKPROP.checks]
    monkeypatch.setattr(BACKPROP, "checks", checks)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_check_that_raises_is_our_fault_and_the_next_student_is_graded(
    marker: Marker, monkeypatch: pytest.MonkeyPatch, fault: Exception
):
    with monkeypatch.context() as patched:
        with_fault(patched, fault)
        result = marker.mark(SIGMOID).result
    assert (result.status, result.score, result.max_score, result.checks) == ("grader_error", None, None, [])
    assert type(fault).__name__ in result.message
    assert marker.mark(SIGMOID).score == SIGMOID_POINTS


class TestOutputs:
    """Of a class in which one student's work met a fault of ours."""

    @pytest.fixture
    def out(self, marker: Marker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        graded = marker.mark(SIGMOID, student="emmy").result
        with_fault(monkeypatch, ZeroDivisionError("division by zero"))
        whole = [marker.mark(SIGMOID, student="ada").result, graded]
        for result in whole:
            results.write(result, tmp_path)
        write_reports(whole, tmp_path, ["backprop"], {"backprop": "Backpropagation"}, FORMATS)
        return tmp_path

    def test_the_result_has_no_score(self, out: Path):
        found = json.loads((out / "results" / "ada" / "backprop.json").read_text())
        assert (found["status"], found["score"], found["max_score"]) == ("grader_error", None, None)

    def test_gradebooks_leave_the_cell_empty(self, out: Path):
        assert list(csv.reader((out / "grades.csv").open()))[1:] == [["ada", "", ""], ["emmy", "3", "3"]]
        canvas = {row[0]: row for row in csv.reader((out / "canvas.csv").open())}
        assert "ada" not in canvas or not any(cell.replace(".", "").isdigit() for cell in canvas["ada"])

    def test_gradescope_is_told_nothing(self, out: Path):
        assert [path.parent.name for path in out.glob("gradescope/*/*.json")] == ["emmy"]

    def test_junit_counts_an_error_and_no_failure(self, out: Path):
        suites = {suite.get("name"): suite for suite in ElementTree.parse(out / "junit.xml").iter("testsuite")}
        assert (suites["ada/backprop"].get("errors"), suites["ada/backprop"].get("failures")) == ("1", "0")
        assert not list(suites["ada/backprop"].iter("property"))

    def test_the_student_reads_no_points_and_nothing_of_our_internals(self, out: Path):
        page = (out / "feedback" / "ada" / "backprop.html").read_text()
        assert "ZeroDivisionError" not in page
        assert "of 40" not in page

    def test_the_instructor_reads_what_went_wrong(self, out: Path):
        assert "ZeroDivisionError: division by zero" in (out / "index.html").read_text()

    def test_the_next_run_grades_it_again(self, out: Path):
        jobs = {student: Job(submission(SIGMOID, student), Options(), ()) for student in ("ada", "emmy")}
        assert not already_graded(jobs["ada"], out)
        assert results.read(results.result_path(out, "emmy", "backprop")).status == "graded"


@pytest.mark.parametrize("backend", PROTECTING)
def test_a_fork_server_that_is_killed_under_a_student_is_our_loss_and_started_afresh(backend: str):
    grader = Marker(Options(sandbox=backend))
    sleeping = f"import time\ntime.sleep(5)\n{SIGMOID}"
    try:
        before = descendants()
        try:
            assert grader.mark(SIGMOID).score == SIGMOID_POINTS
        except SandboxUnavailable as error:
            pytest.skip(str(error))
        servers = descendants() - before
        lost: list[Marked] = []
        grading = threading.Thread(target=lambda: lost.append(grader.mark(sleeping)))
        grading.start()
        wait_until(lambda: descendants() - before - servers)
        for server in servers:
            os.kill(server, signal.SIGKILL)
        grading.join(60)
        assert lost[0].result.status == "grader_error", lost[0].result.message
        assert "fork server is gone" in lost[0].result.message
        assert grader.mark(SIGMOID).score == SIGMOID_POINTS
    finally:
        grader.close()


NO_MEMORY = """
    import resource, sys
    from tests.marking import Marker
    from tests.works import SIGMOID, SIGMOID_POINTS

    marker = Marker()
    assert marker.mark(SIGMOID).score == SIGMOID_POINTS
    mapped = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + (48 << 20), -1))
    large = "import torch\\ndef sigmoid(x):\\n    return torch.zeros(60 << 17, dtype=torch.float64)\\n"
    result = marker.mark(large).result
    assert (result.status, result.score) == ("grader_error", None), result.message
    assert "MemoryError" in result.message, result.message
    assert marker.mark(SIGMOID).score == SIGMOID_POINTS
    marker.close()
"""


def test_memory_that_the_grader_itself_lacks_is_no_students_fault():
    code = textwrap.dedent(NO_MEMORY)
    root = Path(__file__).parents[1]
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=300, check=False
    )
    assert finished.returncode == 0, finished.stderr


def test_a_submission_that_vanished_is_graded_by_the_next_run(marker: Marker, tmp_path: Path):
    (tmp_path / "ada").mkdir()
    path = tmp_path / "ada" / "backprop.py"
    path.write_text(SIGMOID)
    [work] = find([tmp_path], ["backprop"], None, lambda _: [])
    path.unlink()
    result: SubmissionResult = marker.grade(work).result
    assert (result.status, result.score) == ("grader_error", None)
    assert "gone since the folder was listed" in result.message
    path.write_text(SIGMOID)
    assert marker.grade(work).score == SIGMOID_POINTS

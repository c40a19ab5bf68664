"""Result files: whole or not at all, the same bytes each time, and damage told from health."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from autograder import results
from autograder.results import CheckResult, DamagedResult, SubmissionResult
from autograder.submission.identity import folder_name

CHECK = CheckResult(
    id="layer2_backward.gradients",
    function="layer2_backward",
    hidden=True,
    status="failed",
    points=1.5,
    max_points=3.0,
    mistake="bias-mean",
    feedback="d_b2 is the mean",
    seconds=0.01,
)


def a_result(student: str = "ada", assignment: str = "backprop", **changed: Any) -> SubmissionResult:
    fields: dict[str, Any] = {
        "student": student,
        "assignment": assignment,
        "status": "graded",
        "score": 37.5,
        "max_score": 40.0,
        "submission_sha256": "ab" * 32,
        "assignment_version": "1",
        "seed": 0,
        "environment": {"torch": "2", "device": "cpu"},
        "message": "",
        "seconds": 0.41,
        "checks": [CHECK],
        "output": "김민준\n",
    }
    return SubmissionResult(**fields | changed)


def test_a_result_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = results.write(a_result(), tmp_path)
    assert path == tmp_path / "results" / "ada" / "backprop.json"
    assert results.read(path) == a_result()


def test_the_file_has_the_promised_fields(tmp_path: Path) -> None:
    written = json.loads(results.write(a_result(), tmp_path).read_bytes())
    assert list(written) == [
        "schema",
        "student",
        "assignment",
        "status",
        "score",
        "max_score",
        "submission_sha256",
        "assignment_version",
        "seed",
        "environment",
        "message",
        "seconds",
        "checks",
        "output",
        "no_gpu",
    ]
    assert written["schema"] == 1
    assert written["checks"] == [
        {
            "id": "layer2_backward.gradients",
            "function": "layer2_backward",
            "hidden": True,
            "status": "failed",
            "points": 1.5,
            "max_points": 3.0,
            "mistake": "bias-mean",
            "feedback": "d_b2 is the mean",
            "seconds": 0.01,
        }
    ]


def test_the_file_is_pretty_utf8_and_ends_with_a_line_end(tmp_path: Path) -> None:
    text = results.write(a_result("김민준"), tmp_path).read_text("utf-8")
    assert text.startswith('{\n  "schema": 1,\n  "student": "김민준",\n')
    assert text.endswith("}\n")


def test_equal_results_give_equal_bytes(tmp_path: Path) -> None:
    backwards = {"device": "cpu", "torch": "2"}
    first = results.write(a_result(), tmp_path / "first").read_bytes()
    assert results.write(a_result(environment=backwards), tmp_path / "second").read_bytes() == first


@pytest.mark.parametrize("student", ["../../etc", "a/b", ".", "김" * 90, "<script>", "=1+1"])
def test_the_id_is_in_the_file_whatever_its_folder_is_called(student: str, tmp_path: Path) -> None:
    path = results.write(a_result(student), tmp_path)
    assert path.parent.parent == tmp_path / "results"
    assert path.parent.name == folder_name(student)
    assert results.read_all(tmp_path)[0].student == student


def test_scores_are_free_of_floating_point_noise() -> None:
    noisy = a_result(score=0.1 + 0.2, max_score=37.49999999999999)
    assert (noisy.score, noisy.max_score) == (0.3, 37.5)


@pytest.mark.parametrize(
    ("status", "score"), [("grader_error", 0.0), ("graded", None), ("unreadable", None), ("crashed", None)]
)
def test_a_score_is_missing_exactly_where_the_grader_failed(status: str, score: float | None) -> None:
    with pytest.raises(ValueError, match="no score exactly where its status is grader_error"):
        a_result(status=status, score=score, max_score=score)


def test_results_are_sorted_by_student_and_then_assignment(tmp_path: Path) -> None:
    for student, assignment in [("zoë", "backprop"), ("ada", "xavier"), ("ada", "backprop")]:
        results.write(a_result(student, assignment), tmp_path)
    found = [(result.student, result.assignment) for result in results.read_all(tmp_path)]
    assert found == [("ada", "backprop"), ("ada", "xavier"), ("zoë", "backprop")]


def test_a_folder_without_results_holds_none(tmp_path: Path) -> None:
    assert results.read_all(tmp_path) == []


def test_a_file_that_is_cut_short_anywhere_is_damaged(tmp_path: Path) -> None:
    path = results.write(a_result(), tmp_path)
    whole = path.read_bytes().rstrip()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedResult):
            results.read(path)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}",
        b"null",
        b'{"schema": 2}',
        b'"\xed\xa0\x80"',
        b'{"student": "\xff"}',
    ],
)
def test_what_is_no_result_is_damaged(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "backprop.json"
    path.write_bytes(content)
    with pytest.raises(DamagedResult) as caught:
        results.read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_damaged_status_is_damage(tmp_path: Path) -> None:
    path = results.write(a_result(), tmp_path)
    path.write_text(path.read_text("utf-8").replace('"graded"', '"grader_error"'), "utf-8")
    with pytest.raises(DamagedResult):
        results.read_all(tmp_path)


def test_what_a_killed_write_left_is_no_result_and_is_replaced(tmp_path: Path) -> None:
    path = results.write(a_result(), tmp_path)
    leftover = path.with_name(".backprop.json.tmp")
    leftover.write_bytes(b'{"schema": 1, "stud')
    assert results.read_all(tmp_path) == [a_result()]
    results.write(a_result(score=1.0), tmp_path)
    assert [file.name for file in path.parent.iterdir()] == ["backprop.json"]


_WRITE_FOR_EVER = """
import sys
from pathlib import Path
from autograder import results

old, new = (results.read(Path(name)) for name in sys.argv[1:3])
while True:
    results.write(old, Path(sys.argv[3]))
    results.write(new, Path(sys.argv[3]))
    print("written", flush=True)
"""


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """The results are large, so that the kill nearly always comes within a write."""
    old, new = (a_result(output=letter * 4_000_000) for letter in "ab")
    prepared = [results.write(result, tmp_path / name) for name, result in (("old", old), ("new", new))]
    out = tmp_path / "out"
    moments = random.Random(0)
    for _ in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITE_FOR_EVER, *map(str, prepared), str(out)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(moments.uniform(0, 0.05))
        writer.kill()
        writer.communicate()
        assert writer.returncode == -signal.SIGKILL
        assert results.read_all(out)[0] in (old, new)


_WRITE_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from autograder.results import write_whole

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_whole(Path(sys.argv[1]), b"new" * 1000)
"""


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    path.write_text("old")
    writer = subprocess.run(
        [sys.executable, "-c", _WRITE_ON_A_FULL_DISK, str(path)], capture_output=True, check=False
    )
    assert b"OSError" in writer.stderr
    assert path.read_text() == "old"

"""A class is graded once and whole, whatever happens to the run: killed, interrupted, or told to go on."""

import json
import os
import signal
from pathlib import Path

import pytest

from .command import group, kill_group, run, start, wait_until, workers
from .works import REFERENCE, SIGMOID, SIGMOID_POINTS, write_class

SLOW = f"import time\n\ntime.sleep(2)\n{SIGMOID}"
WRONG = SIGMOID.replace("-x", "x")


def result(out: Path, student: str) -> dict:
    return json.loads((out / "results" / student / "backprop.json").read_text())


def timeless(out: Path) -> dict[str, dict]:
    """Every result by its path, without what a clock measured."""
    found = {}
    for path in out.glob("results/*/*.json"):
        whole = json.loads(path.read_text())
        for part in (whole, *whole["checks"]):
            del part["seconds"]
        found[str(path.relative_to(out))] = whole
    return found


def times(out: Path) -> dict[str, int]:
    """When each result was written."""
    return {path.parent.name: path.stat().st_mtime_ns for path in out.glob("results/*/*.json")}


def count(out: Path) -> int:
    return len(list(out.glob("results/*/*.json")))


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("resume")
    submitted = write_class(folder / "submitted", {"ada": SIGMOID, "emmy": WRONG, "zoë": "def sigmoid(x)\n"})
    assert run("grade", submitted, "--out", folder / "out").code == 0
    return submitted, folder / "out"


class TestResume:
    def test_a_second_run_grades_nothing_anew(self, graded):
        submitted, out = graded
        before = times(out)
        again = run("grade", submitted, "--out", out)
        assert again.code == 0
        assert "3 of 3 were graded before" in again.out
        assert times(out) == before

    def test_a_changed_submission_is_graded_again_and_no_other(self, graded):
        submitted, out = graded
        before = times(out)
        write_class(submitted, {"emmy": SIGMOID})
        assert run("grade", submitted, "--out", out).code == 0
        after = times(out)
        assert {student for student in after if after[student] != before[student]} == {"emmy"}
        assert result(out, "emmy")["score"] == SIGMOID_POINTS

    @pytest.mark.parametrize("option", [("--seed", "1"), ("--accept", "sum")])
    def test_another_seed_or_option_grades_all_again(self, graded, option):
        submitted, out = graded
        before = times(out)
        assert run("grade", submitted, "--out", out, *option).code == 0
        after = times(out)
        assert all(after[student] != before[student] for student in before)

    def test_a_damaged_result_is_graded_again(self, graded):
        submitted, out = graded
        path = out / "results" / "ada" / "backprop.json"
        run("grade", submitted, "--out", out)
        path.write_bytes(path.read_bytes()[:100])
        assert run("grade", submitted, "--out", out).code == 0
        assert result(out, "ada")["score"] == SIGMOID_POINTS


def test_a_run_that_is_killed_again_and_again_ends_as_one_that_was_not(tmp_path):
    works = {f"s{number}": text for number, text in enumerate([SIGMOID, WRONG, REFERENCE, "x = (", SIGMOID] * 3)}
    submitted = write_class(tmp_path / "submitted", works)
    out, undisturbed = tmp_path / "out", tmp_path / "undisturbed"
    for enough in (1, 4, 8):
        killed = start("grade", submitted, "--out", out, "--jobs", 2)
        wait_until(lambda: count(out) >= enough)  # noqa: B023 - called in this round only
        kill_group(killed)
        timeless(out)  # every file that is there is whole
    assert count(out) < len(works)
    assert run("grade", submitted, "--out", out, "--jobs", 2).code == 0
    assert run("grade", submitted, "--out", undisturbed, "--jobs", 1).code == 0
    assert timeless(out) == timeless(undisturbed)
    assert len(timeless(out)) == len(works)
    assert (out / "grades.csv").read_bytes() == (undisturbed / "grades.csv").read_bytes()


def test_a_worker_that_is_killed_costs_nobody_a_grade(tmp_path):
    submitted = write_class(tmp_path / "submitted", {f"s{number}": SLOW for number in range(4)})
    running = start("grade", submitted, "--out", tmp_path / "out", "--jobs", 2)
    wait_until(lambda: len(workers(running)) == 2)
    os.kill(min(workers(running)), signal.SIGKILL)
    running.communicate()
    assert running.returncode == 0
    assert {whole["score"] for whole in timeless(tmp_path / "out").values()} == {SIGMOID_POINTS}
    assert count(tmp_path / "out") == 4


def test_work_whose_worker_dies_twice_has_no_score_and_is_graded_by_the_next_run(tmp_path):
    submitted, out = write_class(tmp_path / "submitted", {"ada": SLOW}), tmp_path / "out"
    running = start("grade", submitted, "--out", out, "--jobs", 1)
    killed = set()
    for _attempt in range(2):
        wait_until(lambda: workers(running) - killed)
        worker = (workers(running) - killed).pop()
        killed.add(worker)
        os.kill(worker, signal.SIGKILL)
    _, err = running.communicate()
    assert running.returncode == 1
    assert "not graded, by no fault of the student: ada, backprop:" in err
    assert (result(out, "ada")["status"], result(out, "ada")["score"]) == ("grader_error", None)
    assert (out / "grades.csv").read_text().splitlines()[1] == "ada,,"
    assert run("grade", submitted, "--out", out).code == 0
    assert result(out, "ada")["score"] == SIGMOID_POINTS


class TestRunning:
    """While a class of slow work is being graded."""

    @pytest.fixture
    def running(self, tmp_path):
        submitted = write_class(tmp_path / "submitted", {f"s{number}": SLOW for number in range(8)})
        process = start("grade", submitted, "--out", tmp_path / "out", "--jobs", 2)
        wait_until(lambda: len(workers(process)) == 2)
        yield process
        kill_group(process)

    def test_no_other_run_writes_to_its_folder(self, running, tmp_path):
        for command in (("grade", tmp_path / "submitted", "--out"), ("report",)):
            other = run(*command, tmp_path / "out")
            assert other.code == 2
            assert "another run is writing to" in other.err

    def test_an_interrupt_ends_it_in_a_line(self, running):
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=10)
        assert running.returncode == 130
        assert "interrupted; the same command goes on where this one stopped" in err
        assert "Traceback" not in err
        wait_until(lambda: not group(running), seconds=10)

    def test_its_workers_do_not_outlive_it(self, running):
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        wait_until(lambda: not group(running), seconds=10)

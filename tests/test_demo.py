"""The sample class: the way in for somebody who has never seen a report."""

import csv
import json

import pytest

from .command import run


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo") / "out"
    return run("demo", "--out", out), out


@pytest.fixture(scope="module")
def results(demo):
    return [json.loads(path.read_text()) for path in demo[1].glob("results/*/*.json")]


def test_it_grades_a_class_and_says_where_the_report_is(demo):
    finished, out = demo
    assert finished.code == 0, finished.err
    assert finished.out.splitlines()[-1] == f"class report: {out / 'index.html'}"
    assert (out / "index.html").is_file()


def test_everybody_who_handed_in_is_in_the_gradebook(demo, results):
    _, out = demo
    handed_in = {path.name for path in (out / "submitted").iterdir()}
    rows = list(csv.reader((out / "grades.csv").open()))
    assert {row[0] for row in rows[1:]} == handed_in == {result["student"] for result in results}


def test_the_class_shows_what_real_classes_hold(results):
    assert {result["status"] for result in results} >= {"graded", "crashed", "timeout", "unreadable"}
    assert sum(result["score"] == result["max_score"] for result in results) >= 5
    assert any(result["score"] == 0 for result in results)
    statuses = {check["status"] for result in results for check in result["checks"]}
    assert statuses >= {"passed", "failed", "error", "forbidden", "not_implemented", "timeout", "crashed"}


def test_many_mistakes_are_recognised_and_counted_in_the_report(demo, results):
    mistakes = {check["mistake"] for result in results for check in result["checks"]} - {""}
    assert len(mistakes) >= 12
    report = (demo[1] / "index.html").read_text()
    assert all(mistake in report for mistake in mistakes)


def test_it_does_not_write_into_a_demo_that_is_there(demo):
    _, out = demo
    again = run("demo", "--out", out)
    assert again.code == 2
    assert "exists already" in again.err

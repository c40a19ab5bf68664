from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from autograder.reports.class_results import ClassResults
from autograder.reports.junit import junit
from autograder.results import CheckStatus, SubmissionResult, SubmissionStatus

from .sample_class import ORDER, REVERSED, SCRIPT, TERMINAL, check, sample_class, submission


def suite(result: SubmissionResult) -> ET.Element:
    found = ET.fromstring(junit(ClassResults([result], ORDER, {})).encode()).find("testsuite")
    assert found is not None
    return found


def test_every_submission_is_a_suite_and_every_check_a_case() -> None:
    results = sample_class()
    root = ET.fromstring(junit(ClassResults(results, ORDER, {})).encode())
    assert len(root.findall("testsuite")) == len(results)
    extra = sum(result.status != "graded" for result in results)
    assert len(root.findall("*/testcase")) == sum(len(result.checks) for result in results) + extra


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("passed", None),
        ("failed", "failure"),
        ("missing", "failure"),
        ("not_implemented", "failure"),
        ("forbidden", "failure"),
        ("error", "error"),
        ("timeout", "error"),
        ("crashed", "error"),
        ("grader_error", "error"),
        ("not_run", "skipped"),
    ],
)
def test_a_status_is_a_failure_an_error_or_skipped(status: CheckStatus, outcome: str | None) -> None:
    found = suite(submission(checks=[check(status=status, mistake="bias-mean", feedback="Look again.")]))
    counts = {name: int(found.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {
        "tests": 1,
        "failures": int(outcome == "failure"),
        "errors": int(outcome == "error"),
        "skipped": int(outcome == "skipped"),
    }
    case = found.find("testcase")
    assert case is not None
    assert [child.tag for child in case] == ([outcome] if outcome else [])
    assert [(child.get("type"), child.text) for child in case] == (
        [(status, "Look again.")] if outcome else []
    )


@pytest.mark.parametrize("status", ["unreadable", "crashed", "timeout", "memory", "grader_error"])
def test_a_submission_that_was_not_graded_is_an_error_that_says_why(status: SubmissionStatus) -> None:
    error = suite(submission(status=status, message="line 3: invalid syntax")).find("testcase/error")
    assert error is not None
    assert (error.get("type"), error.text) == (status, "line 3: invalid syntax")


def test_a_grader_error_has_no_score() -> None:
    assert suite(submission()).find("properties/property[@name='score']") is not None
    assert suite(submission(status="grader_error")).find("properties") is None


def test_hostile_text_stays_text_and_the_file_stays_xml() -> None:
    hostile = check(status="failed", feedback=TERMINAL, mistake=SCRIPT)
    found = suite(submission(REVERSED, checks=[hostile], output=SCRIPT + "\x00\ufffe\ud800"))
    assert found.get("name") == "evil⟨202E⟩fdp.exe/backprop"
    assert found.findtext("testcase/failure") == "red, a bell ⟨07⟩ and a null ⟨00⟩"
    assert found.findtext("system-out") == SCRIPT + "⟨00⟩\ufffd\ufffd"

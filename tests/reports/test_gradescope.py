from __future__ import annotations

import json
from typing import Any

from autograder.reports.class_results import ClassResults
from autograder.reports.gradescope import gradescope
from autograder.results import SubmissionResult

from .sample_class import ORDER, TERMINAL, backprop, check, sample_class, submission


def results_json(result: SubmissionResult) -> dict[str, Any]:
    [(_, text)] = gradescope(ClassResults([result], ORDER, {}))
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_submission_has_its_score_and_a_test_per_check() -> None:
    found = results_json(backprop("ada"))
    assert (found["score"], found["execution_time"], found["output"]) == (10.5, 0.41, "")
    assert [test["name"] for test in found["tests"]] == [check.id for check in backprop("ada").checks]


def test_a_failed_check_says_why() -> None:
    failed = check(status="failed", points=1.5, feedback="d_b2 is the mean")
    [test] = results_json(submission(checks=[failed]))["tests"]
    assert (test["status"], test["score"], test["max_score"]) == ("failed", 1.5, 3.0)
    assert (test["output"], test["output_format"]) == ("d_b2 is the mean", "text")


def test_hidden_checks_show_with_the_published_grades() -> None:
    tests = results_json(submission(checks=[check(hidden=True), check(hidden=False)]))["tests"]
    assert [test["visibility"] for test in tests] == ["after_published", "visible"]


def test_a_check_that_did_not_run_counts_on_neither_side() -> None:
    [test] = results_json(submission(checks=[check(status="not_run")]))["tests"]
    assert not {"score", "max_score", "status"} & {*test}


def test_what_ended_a_submission_is_told_to_the_student() -> None:
    found = results_json(submission(status="unreadable", message="line 3: invalid syntax"))
    assert found["output"] == "Your submission could not be read.\nline 3: invalid syntax"
    assert found["score"] == 0


def test_a_grader_error_has_no_file() -> None:
    results = sample_class()
    written = [path.parts[1:] for path, _ in gradescope(ClassResults(results, ORDER, {}))]
    assert len(written) == sum(result.status != "grader_error" for result in results)
    assert ("נועה", "perceptron.json") in written
    assert ("נועה", "backprop.json") not in written


def test_terminal_codes_are_no_output() -> None:
    [test] = results_json(submission(checks=[check(status="error", feedback=TERMINAL)]))["tests"]
    assert test["output"] == "red, a bell ⟨07⟩ and a null ⟨00⟩"

"""`gradescope/STUDENT/ASSIGNMENT.json`: the `results.json` of a Gradescope autograder.

Format: https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import msgspec

from autograder.reports.class_results import ClassResults
from autograder.reports.text import visible
from autograder.reports.wording import CHECK_WORDING, SUBMISSION_WORDING
from autograder.results import CheckResult, SubmissionResult
from autograder.submission.identity import folder_name


def gradescope(graded: ClassResults) -> Iterator[tuple[PurePosixPath, str]]:
    """The path and text of each submission's file.

    There is none for a grader error: Gradescope takes a missing file for an autograder that failed, which is
    what happened, and anything else would be a score.
    """
    for result in graded:
        if result.status != "grader_error":
            path = PurePosixPath("gradescope", folder_name(result.student), f"{result.assignment}.json")
            encoded = msgspec.json.encode(_results(result))
            yield path, msgspec.json.format(encoded, indent=2).decode() + "\n"


def _results(result: SubmissionResult) -> dict[str, Any]:
    output = [] if result.status == "graded" else [f"Your submission {SUBMISSION_WORDING[result.status]}."]
    return {
        "score": result.score,
        "execution_time": result.seconds,
        "output": visible("\n".join([*output, result.message])).strip(),
        "output_format": "text",
        "tests": [_test(check) for check in result.checks],
    }


def _test(check: CheckResult) -> dict[str, Any]:
    test: dict[str, Any] = {
        "name": check.id,
        "output": visible(check.feedback) or CHECK_WORDING[check.status].word,
        "output_format": "text",
        "visibility": "after_published" if check.hidden else "visible",
    }
    if check.status != "not_run":
        test["status"] = "passed" if check.status == "passed" else "failed"
        test["score"] = check.points
        test["max_score"] = check.max_points
    return test

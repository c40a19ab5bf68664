"""`index.html`: the class report, for the instructor."""

from __future__ import annotations

from urllib.parse import quote

from autograder.reports.class_results import ClassResults, page_path
from autograder.reports.class_summary import summarise
from autograder.reports.page import render
from autograder.reports.wording import SUBMISSION_WORDING
from autograder.results import SubmissionResult


def class_page(graded: ClassResults) -> str:
    """The class report: scores, the gradebook, what to teach again, and what must be graded again."""
    results = list(graded)
    return render(
        "class.html",
        graded=graded,
        summaries=[summarise(graded, assignment) for assignment in graded.assignments],
        scored=sum(result.score is not None for result in results),
        unusual=sum(result.status not in {"graded", "grader_error"} for result in results),
        gpus=sorted(device for device in {_gpu(result) for result in results} if device),
        no_gpu=sorted(reason for reason in {_why_not_run(result) for result in results} if reason),
        not_run=sum(check.status == "not_run" for result in results for check in result.checks),
        grader_errors=[result for result in results if result.status == "grader_error"],
        wording=SUBMISSION_WORDING,
        link=_link,
    )


def _gpu(result: SubmissionResult) -> str:
    """What the device checks ran on, if on anything: the environment's device is the CPU, or `cuda (NAME)`."""
    _, given, name = result.environment.get("device", "").partition("cuda (")
    return name.removesuffix(")") if given else ""


def _why_not_run(result: SubmissionResult) -> str:
    """Why device checks had no GPU, if some were not run."""
    return result.no_gpu if any(check.status == "not_run" for check in result.checks) else ""


def _link(result: SubmissionResult) -> str:
    # A folder's name may itself hold percent signs, which a browser would decode.
    return quote(page_path(result).as_posix())

"""`feedback/STUDENT/ASSIGNMENT.html`: what a student reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from textwrap import dedent

from autograder.reports.class_results import ClassResults, page_path
from autograder.reports.page import render
from autograder.reports.text import clip
from autograder.reports.wording import CHECK_WORDING, SUBMISSION_WORDING, CheckWording
from autograder.results import CheckResult, SubmissionResult

_OUTPUT_CHARACTERS = 20_000


def feedback_pages(graded: ClassResults) -> Iterator[tuple[PurePosixPath, str]]:
    """The path and text of each student's page."""
    for result in graded:
        yield page_path(result), feedback_page(result, graded.title(result.assignment))


def feedback_page(result: SubmissionResult, title: str) -> str:
    """One student's page for one assignment.

    A grader error shows no check: what ran before it is no verdict, and its message is the instructor's.
    """
    return render(
        "feedback.html",
        result=result,
        title=title,
        ending=SUBMISSION_WORDING[result.status],
        functions=[] if result.status == "grader_error" else function_views(result.checks),
        output=clip(result.output, _OUTPUT_CHARACTERS),
    )


@dataclass(frozen=True)
class Block:
    """Consecutive lines of feedback: prose, or figures in a fixed width."""

    fixed_width: bool
    text: str


@dataclass(frozen=True)
class CheckView:
    """A check as the page shows it: what was asked, then what was found."""

    result: CheckResult
    wording: CheckWording
    asked: str
    found: list[Block]


@dataclass(frozen=True)
class FunctionView:
    """A function's checks and their points; a check that did not run counts on neither side."""

    name: str
    checks: list[CheckView]

    @property
    def counted(self) -> list[CheckView]:
        """The checks that count."""
        return [check for check in self.checks if check.result.status != "not_run"]

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(check.result.status == "passed" for check in self.counted)

    @property
    def points(self) -> float:
        """The points earned."""
        return sum(check.result.points for check in self.counted)

    @property
    def max_points(self) -> float:
        """The points that could be earned."""
        return sum(check.result.max_points for check in self.counted)


def function_views(checks: list[CheckResult]) -> list[FunctionView]:
    """The checks of each function together, in their order."""
    views: dict[str, list[CheckView]] = {}
    for check in checks:
        views.setdefault(check.function, []).append(_view(check))
    return [FunctionView(name, of_function) for name, of_function in views.items()]


def _view(check: CheckResult) -> CheckView:
    asked, _, found = check.feedback.strip("\n").partition("\n\n")
    title = check.id.removeprefix(f"{check.function}.").replace("_", " ")
    return CheckView(check, CHECK_WORDING[check.status], asked or title, blocks(found))


def blocks(text: str) -> list[Block]:
    """Plain text in blocks: lines indented by four spaces are in a fixed width, the rest is prose."""
    runs = groupby(text.strip("\n").split("\n"), key=_is_figures)
    texts = ((fixed_width, dedent("\n".join(lines))) for fixed_width, lines in runs)
    return [Block(fixed_width, run.strip("\n")) for fixed_width, run in texts if run.strip()]


def _is_figures(line: str) -> bool:
    return line.startswith("    ")

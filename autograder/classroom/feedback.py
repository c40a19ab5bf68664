"""What a student reads in nbgrader's feedback: each graded cell's checks under it, what concerns all on top."""

from __future__ import annotations

from collections.abc import Iterator

from nbformat import v4
from nbformat.notebooknode import NotebookNode

from autograder.reports.feedback import FunctionView, function_views
from autograder.reports.page import render
from autograder.reports.text import number, visible
from autograder.reports.wording import SUBMISSION_WORDING
from autograder.results import SubmissionResult
from autograder.submission import Submission, Unreadable, read


def show(nb: NotebookNode, result: SubmissionResult, submission: Submission | None) -> None:
    """Put the feedback into the notebook, as outputs."""
    views = {view.name: view for view in function_views(result.checks)}
    for cell in nb.cells:
        view = views.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if view is not None and cell.cell_type == "code":
            cell.outputs = [_output("notebook_cell.html", _plain(view), function=view)]
    nb.cells[:0] = _about_the_whole(result)
    nb.cells += _script(submission)
    if result.output:
        printed = v4.new_output("stream", name="stdout", text=visible(result.output))
        nb.cells.append(_cell("# What your code printed while it was graded", "printed", printed))


def _about_the_whole(result: SubmissionResult) -> Iterator[NotebookNode]:
    if result.status == "graded" and not result.message:
        return
    ending = "" if result.status == "graded" else f"Your submission {SUBMISSION_WORDING[result.status]}."
    plain = "\n".join(part for part in (ending, visible(result.message)) if part)
    output = _output("notebook_message.html", plain, ending=ending, message=result.message, checks=result.checks)
    yield _cell("# About your submission as a whole", "whole", output)


def _script(submission: Submission | None) -> Iterator[NotebookNode]:
    """The script that was graded in the notebook's place, where one was."""
    if submission is None:
        return
    try:
        source = read(submission)
    except (OSError, Unreadable):
        return
    if source.kind == "script":
        yield _cell(f"# {source.filename}\n\n{visible(source.units[0].text)}", "script")


def _cell(text: str, name: str, *outputs: NotebookNode) -> NotebookNode:
    cell: NotebookNode = v4.new_code_cell(text, id=f"autograder-{name}", outputs=list(outputs))
    return cell


def _output(template: str, plain: str, **context: object) -> NotebookNode:
    data = {"text/html": render(template, **context), "text/plain": plain}
    output: NotebookNode = v4.new_output("display_data", data=data)
    return output


def _plain(view: FunctionView) -> str:
    lines = [f"{view.name}: {number(view.points)} of {number(view.max_points)} points"]
    for check in view.checks:
        lines += ["", f"{check.wording.mark} {check.asked}: {check.wording.word}"]
        lines += [f"    {line}" for block in check.found for line in block.text.split("\n")]
    return visible("\n".join(lines))

"""The views of a class's results. Each can be made again from the result files at any time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from autograder.reports.canvas import canvas
from autograder.reports.class_page import class_page
from autograder.reports.class_results import ClassResults
from autograder.reports.feedback import feedback_pages
from autograder.reports.gradebook import gradebook
from autograder.reports.gradescope import gradescope
from autograder.reports.junit import junit
from autograder.results import SubmissionResult, write_whole

_FILES: dict[str, tuple[str, Callable[[ClassResults], str]]] = {
    "csv": ("grades.csv", gradebook),
    "html": ("index.html", class_page),
    "junit": ("junit.xml", junit),
    "canvas": ("canvas.csv", canvas),
}
_FOLDERS: dict[str, tuple[str, Callable[[ClassResults], Iterator[tuple[PurePosixPath, str]]]]] = {
    "feedback": ("feedback/*/*.html", feedback_pages),
    "gradescope": ("gradescope/*/*.json", gradescope),
}
_ALWAYS = {"csv", "html", "feedback"}

FORMATS = ("csv", "junit", "gradescope", "canvas")
"""What may be asked for; `csv` is written in any case."""


def write_reports(
    results: Iterable[SubmissionResult],
    out: Path,
    assignment_order: Sequence[str],
    titles: Mapping[str, str],
    formats: Collection[str] = (),
) -> Path:
    """Write the gradebook, the feedback pages, the class report and the asked formats below `out`.

    No view is left stale: a format that was asked for once is kept up to date, and a student's file whose
    result is gone is removed. Returns the path of the class report.

    Raises:
        ValueError: a format is not one of `FORMATS`.
    """
    unknown = sorted({*formats} - {*FORMATS})
    if unknown:
        raise ValueError(f"unknown format {unknown[0]!r}: choose from {', '.join(FORMATS)}")
    graded = ClassResults(results, assignment_order, titles)
    wanted = _ALWAYS | {*formats}
    for format, (name, make) in _FILES.items():
        if format in wanted or (out / name).exists():
            _write(out / name, make(graded))
    for format, (pattern, make_each) in _FOLDERS.items():
        earlier = {*out.glob(pattern)}
        if format in wanted or earlier:
            written = {_write(out / path, text) for path, text in make_each(graded)}
            _remove(earlier - written)
    return out / "index.html"


def _write(path: Path, text: str) -> Path:
    write_whole(path, text.encode())
    return path


def _remove(stale: set[Path]) -> None:
    for path in stale:
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()

"""What is written where, and that no view outlives its result."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.reports import FORMATS, write_reports
from autograder.results import SubmissionResult

from .sample_class import ORDER, TITLES, sample_class, submission


def files(out: Path) -> set[str]:
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def report(results: list[SubmissionResult], out: Path, *formats: str) -> Path:
    return write_reports(results, out, ORDER, TITLES, formats)


def test_the_gradebook_the_class_report_and_the_feedback_are_always_written(tmp_path: Path) -> None:
    assert report([submission("ada"), submission("ada", "xavier")], tmp_path) == tmp_path / "index.html"
    assert files(tmp_path) == {
        "grades.csv",
        "index.html",
        "feedback/ada/backprop.html",
        "feedback/ada/xavier.html",
    }


@pytest.mark.parametrize(
    ("format", "file"),
    [("junit", "junit.xml"), ("canvas", "canvas.csv"), ("gradescope", "gradescope/ada/backprop.json")],
)
def test_other_formats_are_written_when_asked_for_and_kept_up_to_date(
    format: str, file: str, tmp_path: Path
) -> None:
    report([submission("ada")], tmp_path, format)
    assert len(files(tmp_path)) == 4
    before = (tmp_path / file).read_bytes()
    report([submission("ada", "backprop", "unreadable", max_score=40, message="line 3")], tmp_path)
    assert (tmp_path / file).read_bytes() != before


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown format 'pdf': choose from csv, junit, gradescope, canvas"):
        report([submission("ada")], tmp_path, "pdf")
    assert files(tmp_path) == set()


def test_a_view_does_not_outlive_its_result(tmp_path: Path) -> None:
    report([submission("ada"), submission("grace"), submission("grace", "xavier")], tmp_path, "gradescope")
    report([submission("grace", "xavier")], tmp_path)
    assert files(tmp_path) == {
        "grades.csv",
        "index.html",
        "feedback/grace/xavier.html",
        "gradescope/grace/xavier.json",
    }
    assert not (tmp_path / "feedback" / "ada").exists()


def test_a_gradescope_file_goes_when_its_grade_does(tmp_path: Path) -> None:
    report([submission("ada")], tmp_path, "gradescope")
    report([submission("ada", status="grader_error")], tmp_path)
    assert "gradescope/ada/backprop.json" not in files(tmp_path)


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    note = tmp_path / "feedback" / "ada" / "note.txt"
    note.parent.mkdir(parents=True)
    note.write_text("talk to ada")
    report([submission("grace")], tmp_path)
    assert note.exists()


def test_views_can_be_made_again_byte_for_byte(tmp_path: Path) -> None:
    report(sample_class(), tmp_path, *FORMATS)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    report(sample_class()[::-1], tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before

from __future__ import annotations

import csv
import io

from autograder.reports.class_results import ClassResults
from autograder.reports.gradebook import gradebook

from .sample_class import FORMULA, ORDER, TITLES, sample_class, submission


def rows() -> dict[str, dict[str, str]]:
    text = gradebook(ClassResults(sample_class(), ORDER, TITLES))
    return {row["student"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_the_header_is_the_promised_one() -> None:
    text = gradebook(ClassResults(sample_class(), ORDER, TITLES))
    assert text.splitlines()[0] == "student,perceptron,backprop,xavier,total"


def test_every_student_has_one_row() -> None:
    students = {result.student for result in sample_class()}
    assert {student.removeprefix("'") for student in rows()} == students


def test_a_name_that_looks_like_a_formula_is_made_harmless() -> None:
    assert "'" + FORMULA in rows()


def test_scores_and_their_total() -> None:
    assert rows()["ada"] == {
        "student": "ada",
        "perceptron": "10",
        "backprop": "10.5",
        "xavier": "15",
        "total": "35.5",
    }


def test_what_was_not_handed_in_is_empty_and_an_unreadable_submission_is_zero() -> None:
    assert rows()["linus"] == {
        "student": "linus",
        "perceptron": "",
        "backprop": "0",
        "xavier": "",
        "total": "0",
    }


def test_a_grader_error_has_neither_score_nor_total() -> None:
    row = rows()["נועה"]
    assert (row["perceptron"], row["backprop"], row["total"]) == ("10", "", "")


def test_a_class_without_results_is_a_header() -> None:
    assert gradebook(ClassResults([], ORDER, TITLES)) == "student,total\n"


def test_the_file_does_not_depend_on_the_order_of_the_results() -> None:
    results = [submission(student) for student in ("b", "a", "c")]
    assert gradebook(ClassResults(results, ORDER, {})) == gradebook(ClassResults(results[::-1], ORDER, {}))

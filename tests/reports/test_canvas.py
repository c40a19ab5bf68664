from __future__ import annotations

import csv
import io

from autograder.reports.canvas import canvas
from autograder.reports.class_results import ClassResults

from .sample_class import ORDER, TITLES, sample_class

ROWS = list(csv.reader(io.StringIO(canvas(ClassResults(sample_class(), ORDER, TITLES)), newline="")))


def test_the_header_is_canvas_own_and_then_the_titles() -> None:
    assert ROWS[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert ROWS[0][5:] == ["One linear unit cannot learn XOR", "Backpropagation by hand", "xavier"]


def test_the_second_row_holds_the_points_possible() -> None:
    assert ROWS[1] == ["    Points Possible", "", "", "", "", "10", "10.5", "15"]


def test_a_student_is_found_by_login() -> None:
    assert ["ada", "", "", "ada", "", "10", "10.5", "15"] in ROWS


def test_no_score_is_an_empty_cell() -> None:
    assert ["נועה", "", "", "נועה", "", "10", "", ""] in ROWS

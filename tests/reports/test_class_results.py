from __future__ import annotations

from autograder.reports.class_results import ClassResults, page_path

from .sample_class import ORDER, TITLES, backprop, check, sample_class, submission

ALL = ClassResults(sample_class(), ORDER, TITLES)


def test_assignments_stand_in_teaching_order_and_only_where_graded() -> None:
    graded = ClassResults([submission("ada", a) for a in ("zoo", "xavier", "perceptron")], ORDER, {})
    assert graded.assignments == ["perceptron", "xavier", "zoo"]


def test_results_come_by_student_and_then_in_teaching_order() -> None:
    assert [result.assignment for result in ALL if result.student == "ada"] == ORDER
    assert ALL.students == sorted({result.student for result in sample_class()})


def test_what_was_not_handed_in_adds_nothing_to_the_total() -> None:
    assert ALL.get("김민준", "xavier") is None
    assert ALL.total("김민준") == 5 + 9


def test_a_grader_error_leaves_the_total_unknown() -> None:
    assert ALL.total("נועה") is None


def test_the_most_that_could_be_earned_ignores_who_could_not_earn_it() -> None:
    with_gpu = backprop("grace", on_the_gpu=check("train.on_the_gpu", max_points=1.0))
    assert ClassResults([backprop("ada"), with_gpu], ORDER, TITLES).max_score("backprop") == 11.5


def test_an_assignment_without_a_title_goes_by_its_id() -> None:
    assert (ALL.title("backprop"), ALL.title("xavier")) == ("Backpropagation by hand", "xavier")


def test_a_page_cannot_leave_the_feedback_folder() -> None:
    parts = page_path(submission("../../etc/passwd")).parts
    assert (len(parts), parts[0], parts[2]) == (3, "feedback", "backprop.html")
    assert ".." not in parts

from __future__ import annotations

import pytest

from autograder.reports.class_results import ClassResults
from autograder.reports.class_summary import AssignmentSummary, summarise
from autograder.results import SubmissionResult

from .sample_class import ORDER, check, sample_class, submission


def summary(results: list[SubmissionResult], assignment: str = "backprop") -> AssignmentSummary:
    return summarise(ClassResults(results, ORDER, {}), assignment)


def scoring(student: str, points: float) -> SubmissionResult:
    return submission(student, checks=[check(status="failed", points=points, max_points=10)])


def test_mean_and_median_are_over_all_scores() -> None:
    found = summary(
        [scoring("a", 10), scoring("b", 4), scoring("c", 1), submission("d", status="grader_error")]
    )
    assert (found.mean, found.median) == (5, 4)


def test_there_is_no_mean_where_there_is_no_score() -> None:
    found = summary([submission("a", status="grader_error")])
    assert (found.mean, found.median, found.max_score) == (None, None, 0)


@pytest.mark.parametrize(("points", "tenth"), [(0, 0), (0.99, 0), (1, 1), (5, 5), (9.99, 9), (10, 9)])
def test_the_histogram_counts_tenths_of_the_points(points: float, tenth: int) -> None:
    assert summary([scoring("a", points)]).histogram == [int(at == tenth) for at in range(10)]


def test_a_submission_on_which_nothing_could_run_lies_at_zero() -> None:
    assert summary([submission(checks=[check(status="not_run")])]).histogram[0] == 1


def test_checks_are_counted_in_the_handouts_order_even_if_the_first_student_crashed() -> None:
    crashed = submission("a", status="crashed", checks=[check("train.xor", "crashed")])
    whole = submission("b", checks=[check("sigmoid.values"), check("train.xor")])
    found = summary([crashed, whole])
    assert [tally.id for tally in found.checks] == ["sigmoid.values", "train.xor"]
    assert found.checks[0].outcomes == {"passed": 1, "not_run": 1}
    assert found.checks[1].outcomes == {"passed": 1, "failed": 1, "not_run": 0}


def test_grader_errors_are_no_outcomes() -> None:
    found = summary(
        [submission("a", status="grader_error", checks=[check()]), submission("b", checks=[check()])]
    )
    assert found.checks[0].outcomes == {"passed": 1, "not_run": 0}


def test_the_commonest_mistakes_come_first_and_count_students() -> None:
    found = summary(sample_class())
    assert [(mistake.name, mistake.students) for mistake in found.mistakes] == [
        ("bias-mean", 3),
        ("<b>bold</b>", 2),
        ("gradient-ascent", 1),
    ]
    assert found.mistakes[0].functions == ["layer2_backward"]


def test_a_student_who_makes_a_mistake_twice_counts_once() -> None:
    twice = [check(f"f{i}.values", "failed", mistake="sign") for i in (1, 2)]
    [mistake] = summary([submission(checks=twice)]).mistakes
    assert (mistake.students, mistake.functions) == (1, ["f1", "f2"])

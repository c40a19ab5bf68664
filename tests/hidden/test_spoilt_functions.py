"""The checks prove themselves: whatever a function returns in the place of the right answer, its checks notice."""

from __future__ import annotations

import pytest

from autograder.course import assignments

from ..marking import beside
from .acceptance import TABLES
from .spoilers import SPOILERS, oddities, spoilt

ENDINGS = ("graded", "crashed", "memory")
"""What a spoilt function may come to; never a fault of the grader."""

SPOILT = [
    pytest.param(table, group, spoiler, id=f"{table.assignment.id}: {spoiler}: {', '.join(group)}")
    for table in TABLES.values()
    for group in table.groups
    for spoiler in SPOILERS
]
ACCEPTED = [
    pytest.param(table, spoiler, id=f"{table.assignment.id}: {spoiler}")
    for table in TABLES.values()
    for spoiler in SPOILERS
    if table.accepting(spoiler)
]
EVERYTHING = [
    pytest.param(table, spoiler, id=f"{table.assignment.id}: {spoiler}")
    for table in TABLES.values()
    for spoiler in SPOILERS
]
ODD = [
    pytest.param(table, oddity, id=f"{table.assignment.id}: {oddity}")
    for table in TABLES.values()
    for oddity in oddities(table.assignment)
]


def test_every_function_of_every_assignment_is_spoilt():
    for assignment in assignments().values():
        grouped = [function for group in TABLES[assignment.id].groups for function in group]
        assert sorted(grouped) == sorted(assignment.functions)


@pytest.mark.parametrize(("table", "group", "spoiler"), SPOILT)
def test_no_check_accepts_it_and_no_other_function_pays_for_it(judge, table, group, spoiler):
    assignment = table.assignment
    judged = judge.judge(beside(spoilt(spoiler, assignment, *group), assignment), assignment=assignment)
    assert judged.attempt.status in ENDINGS, judged.attempt.message
    own = {check.id for check in assignment.checks if check.function in group}
    assert judged.passed & own <= table.accepting(spoiler)

    # Wrong numbers of the right kind are followed wherever they lead.
    handed = {other for function in group for other in table.handed.get(function, ())}
    charged = {*group, *handed} if spoiler == "other numbers" else table.charged(*group)
    assert {check for check in judged.lost - table.of_the_whole_file if check.split(".")[0] not in charged} == set()


@pytest.mark.parametrize(("table", "spoiler"), ACCEPTED)
def test_what_is_rightly_accepted_is_accepted(judge, table, spoiler):
    assignment, accepted = table.assignment, table.accepting(spoiler)
    functions = {check.split(".")[0] for check in accepted}
    judged = judge.judge(beside(spoilt(spoiler, assignment, *functions), assignment), assignment=assignment)
    assert accepted <= judged.passed


@pytest.mark.parametrize(("table", "spoiler"), EVERYTHING)
def test_wrong_functions_that_follow_each_other_earn_next_to_nothing(judge, table, spoiler):
    assignment, accepted = table.assignment, table.accepting(spoiler)
    text = beside(spoilt(spoiler, assignment, *assignment.functions), assignment)
    judged = judge.judge(text, assignment=assignment)
    assert judged.passed <= accepted
    rightly = sum(check.points for check in assignment.checks if check.id in accepted)
    assert judged.score <= rightly + assignment.max_score / 10


@pytest.mark.parametrize(("table", "oddity"), ODD)
def test_what_nobody_would_call_an_answer_earns_nothing_and_breaks_nothing(judge, table, oddity):
    assignment = table.assignment
    text = beside(spoilt(oddity, assignment, *assignment.functions), assignment)
    judged = judge.judge(text, assignment=assignment)
    assert judged.attempt.status in ENDINGS, judged.attempt.message
    assert judged.passed <= table.seen_by_others | table.of_exceptions


@pytest.mark.parametrize("several", [("a liar", "nan", "a generator"), ("complex numbers", "itself", "a huge tensor")])
def test_nothing_of_it_confuses_the_diagnosis(marker, several):
    backprop = assignments()["backprop"]
    groups = (("sigmoid", "update"), ("forward", "train"), ("layer1_backward",))
    text = "".join(spoilt(spoiler, backprop, *group) for spoiler, group in zip(several, groups, strict=True))
    marked = marker.mark(beside(text))
    assert marked.result.status in ENDINGS, marked.result.message
    assert marked.named == {}

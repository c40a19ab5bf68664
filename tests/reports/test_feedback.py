from __future__ import annotations

from typing import get_args

import pytest

from autograder.reports.feedback import Block, blocks, feedback_page
from autograder.reports.wording import CHECK_WORDING
from autograder.results import CheckStatus, SubmissionResult, SubmissionStatus

from .parsed_page import ParsedPage
from .sample_class import (
    BIAS_MEAN,
    LONG,
    QUOTE_BREAKER,
    REVERSED,
    SCRIPT,
    TERMINAL,
    backprop,
    check,
    sample_class,
    submission,
)


def page(result: SubmissionResult) -> ParsedPage:
    return ParsedPage(feedback_page(result, "Backpropagation by hand"))


@pytest.mark.parametrize("result", sample_class(), ids=lambda result: f"{result.status}-{result.assignment}")
def test_a_page_is_self_contained_and_made_of_known_elements(result: SubmissionResult) -> None:
    found = page(result)
    assert not {"script", "img", "link", "iframe", "object", "embed", "form", "base"} & {
        tag for tag, _ in found.elements
    }
    attributes = {name for _, given in found.elements for name in given}
    assert not any(name.startswith("on") or name in ("src", "style", "action") for name in attributes)
    assert all(anchor["href"].startswith("#") for anchor in found.all("a"))


@pytest.mark.parametrize("result", sample_class(), ids=lambda result: f"{result.status}-{result.assignment}")
def test_a_page_has_landmarks_one_title_and_links_that_lead_somewhere(result: SubmissionResult) -> None:
    found = page(result)
    assert [len(found.all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert found.all("html") == [{"lang": "en"}]
    ids = [given["id"] for _, given in found.elements if "id" in given]
    assert len(ids) == len({*ids})
    assert {anchor["href"].removeprefix("#") for anchor in found.all("a")} <= {*ids}
    assert {given["aria-labelledby"] for _, given in found.elements if "aria-labelledby" in given} <= {*ids}


@pytest.mark.parametrize("hostile", [SCRIPT, QUOTE_BREAKER, "{{ 7 * 7 }}", "</pre></style>", "&lt;", "'"])
def test_text_of_students_is_shown_as_they_wrote_it_and_never_becomes_markup(hostile: str) -> None:
    failed = check(status="failed", mistake=hostile, feedback=f"{hostile}\n\n{hostile}\n\n    {hostile}")
    result = submission(hostile, checks=[failed], message=hostile, output=hostile)
    found = page(result)
    assert found.text.count(hostile) == 8
    calm = page(
        submission(
            "ada",
            checks=[check(status="failed", mistake="m", feedback="a\n\nb\n\n    c")],
            message="m",
            output="o",
        )
    )
    assert [tag for tag, _ in found.elements] == [tag for tag, _ in calm.elements]
    assert found.attribute_values == calm.attribute_values


def test_invisible_characters_are_shown_or_dropped() -> None:
    found = page(submission(REVERSED, output=TERMINAL))
    assert "evil⟨202E⟩fdp.exe" in found.text
    assert "red, a bell ⟨07⟩ and a null ⟨00⟩" in found.text


def test_the_score_comes_first() -> None:
    words = " ".join(page(backprop("ada")).text.split())
    assert "Feedback for ada Backpropagation by hand 10.5 of 10.5 points Points Function" in words


def test_each_function_has_its_points_and_what_did_not_run_does_not_count() -> None:
    words = " ".join(page(backprop("ada")).text.split())
    assert "sigmoid 2 of 2 3 of 3 layer2_backward 2 of 2 4 of 4 train 2 of 2 3.5 of 3.5" in words


def test_a_function_of_which_nothing_ran_has_no_points() -> None:
    words = " ".join(page(submission(checks=[check("train.on_the_gpu", "not_run")])).text.split())
    assert "train not run, does not count Checks" in words


@pytest.mark.parametrize("status", get_args(CheckStatus))
def test_a_checks_status_is_said_in_words_and_by_a_mark(status: CheckStatus) -> None:
    found = page(submission(checks=[check(status=status)]))
    assert CHECK_WORDING[status].word in found.text
    assert CHECK_WORDING[status].mark in found.text


def test_a_check_shows_what_was_asked_then_what_was_found_then_the_mistake() -> None:
    failed = check(status="failed", points=1.5, mistake="bias-mean", feedback=BIAS_MEAN)
    text = page(submission(checks=[failed])).text
    parts = ["The upstream gradient is", "1.5 of 3", "failed", "d_b2 is the mean", "expected  [", "bias-mean"]
    assert [text.rindex(part) for part in parts] == sorted(text.rindex(part) for part in parts)


def test_a_check_without_feedback_goes_by_its_name() -> None:
    assert "large inputs" in page(submission(checks=[check("sigmoid.large_inputs")])).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("one\n\ntwo", [Block(False, "one\n\ntwo")]),
        (
            "look:\n    [1, 2]\n    [3, 4]\nsee?",
            [Block(False, "look:"), Block(True, "[1, 2]\n[3, 4]"), Block(False, "see?")],
        ),
        ("    a\n        b", [Block(True, "a\n    b")]),
        ("look:\n\n    [1]\n\nsee?", [Block(False, "look:"), Block(True, "[1]"), Block(False, "see?")]),
    ],
)
def test_lines_indented_by_four_spaces_are_figures(text: str, expected: list[Block]) -> None:
    assert blocks(text) == expected


def test_a_message_about_loading_is_announced_at_the_top() -> None:
    found = page(submission(message="Cell 3 raised NameError"))
    assert {"href": "#loading"} in found.all("a")
    assert "Cell 3 raised NameError" in found.text


@pytest.mark.parametrize("status", ["unreadable", "crashed", "timeout", "memory"])
def test_what_ended_the_submission_stands_under_the_score(status: SubmissionStatus) -> None:
    text = page(submission(status=status, checks=[check()], max_score=40, message="line 3: why")).text
    assert text.index("of 40 points") < text.index("line 3: why") < text.index("Checks passed")


def test_a_grader_error_shows_no_score_no_check_and_no_internals() -> None:
    text = page(
        submission(status="grader_error", checks=[check(points=1.0)], message="OSError in oracle.py")
    ).text
    assert "will be graded again" in text
    assert "oracle.py" not in text
    assert "points" not in text.lower()
    assert "gradients" not in text


def test_long_output_is_clipped() -> None:
    text = page(submission(output="x" * 30_000)).text
    assert "(10,000 more characters)" in text
    assert len(text) < 25_000


def test_a_long_name_is_shown_whole() -> None:
    assert LONG in page(submission(LONG)).text


def test_time_does_not_change_a_page() -> None:
    assert "0.41" not in page(submission()).text

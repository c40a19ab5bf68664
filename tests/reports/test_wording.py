from __future__ import annotations

from typing import get_args

from autograder.reports.wording import CHECK_WORDING, SUBMISSION_WORDING
from autograder.results import CheckStatus, SubmissionStatus


def test_every_status_has_words() -> None:
    assert {*CHECK_WORDING} == {*get_args(CheckStatus)}
    assert {*SUBMISSION_WORDING} == {*get_args(SubmissionStatus)}


def test_words_tell_statuses_apart_without_their_colours() -> None:
    assert len({wording.word for wording in CHECK_WORDING.values()}) == len(CHECK_WORDING)

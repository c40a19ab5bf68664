"""What the stand-in found in a call counts, unless the code may have been told otherwise on a GPU."""

from __future__ import annotations

from autograder.sandbox.inside.findings import ASKED, READ, UNSEEN, Findings


def test_a_refusal_is_known_again_and_no_other_exception():
    found = Findings(asked=False)
    assert found.refused(found.refusal("Expected all tensors to be on the same device"))
    assert not found.refused(RuntimeError("Expected all tensors to be on the same device"))


def test_it_may_be_of_another_type():
    assert isinstance(Findings(asked=False).refusal("can't convert", TypeError), TypeError)


def test_the_first_doubt_is_told():
    found = Findings(asked=False)
    assert found.undecided == ""
    found.doubt(READ)
    found.doubt(UNSEEN)
    assert found.undecided == READ


def test_nothing_is_refused_to_who_may_go_by_another_answer():
    found = Findings(asked=True)
    assert (found.blind, found.undecided) == (True, ASKED)
    assert not found.refused(found.refusal("Expected all tensors to be on the same device"))

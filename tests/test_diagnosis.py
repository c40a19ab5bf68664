"""Mistakes are recognised by what they return, however they are written; and nothing is called what it is not."""

from __future__ import annotations

import pytest

from autograder import catalogue

from .marking import beside
from .restyled import ODD, RESTYLED
from .works import BACKPROP

SAYS = {mistake.id: mistake.says for mistake in catalogue.mistakes(BACKPROP)}
SENTENCES = ("constant factor", "transpose of", "What you return", "not yet summed", "only its shape", "It is right ")


@pytest.fixture(scope="module", params=RESTYLED)
def restyled(request, marker):
    """The mistakes of a file, and what it was marked."""
    mistakes, text = RESTYLED[request.param]
    return mistakes, marker.mark(beside(text))


@pytest.fixture(scope="module", params=ODD)
def odd(request, marker):
    """What may be said of a file's functions, and what it was marked."""
    sayings, text = ODD[request.param]
    return sayings, marker.mark(beside(text))


class TestTheCatalogued:
    def test_each_of_many_mistakes_is_named_at_its_own_function(self, restyled):
        mistakes, marked = restyled
        for function, mistake in mistakes.items():
            named = {check.mistake for check in marked.of(function) if check.status != "passed"}
            assert named == {mistake}, marked.feedback(function)

    def test_nothing_else_is_named(self, restyled):
        mistakes, marked = restyled
        assert set(marked.named.values()) == set(mistakes.values())

    def test_the_student_reads_what_a_teacher_would_say(self, restyled):
        mistakes, marked = restyled
        for function, mistake in mistakes.items():
            check = next(check for check in marked.of(function) if check.status != "passed")
            if check.status == "forbidden":
                assert "rules out" in check.feedback
            else:
                assert SAYS[mistake] in check.feedback

    def test_a_function_that_fails_with_another_is_told_of_that_ones_mistake(self, marker):
        one_number = "import math\n\ndef sigmoid(x):\n    return torch.tensor(1 / (1 + math.exp(-x)))"
        marked = marker.mark(beside(one_number))
        assert set(marked.named.values()) == {"sigmoid-scalar-only"}
        assert {check.split(".")[0] for check in marked.named} >= {"sigmoid", "forward", "train"}

    def test_a_mistake_is_named_beside_another_in_the_same_function(self, marker):
        """Without a guard, which costs another check than the missing term does."""
        unguarded = "def binary_cross_entropy(Y_pred, Y):\n    return -(Y * torch.log(Y_pred)).mean()"
        marked = marker.mark(beside(unguarded))
        assert marked.named["binary_cross_entropy.values"] == "bce-positive-term-only"
        assert marked.named.get("binary_cross_entropy.extremes") in (None, "bce-unguarded")


class TestTheUncatalogued:
    def test_nothing_is_named(self, odd):
        sayings, marked = odd
        assert marked.named == {}
        assert {check.split(".")[0] for check in marked.lost} >= sayings.keys()

    def test_a_true_sentence_is_said_or_none(self, odd):
        sayings, marked = odd
        for function, said in sayings.items():
            text = marked.feedback(function)
            assert said in text
            assert said or not [sentence for sentence in SENTENCES if sentence in text], text


def test_a_mistake_is_not_named_where_only_single_numbers_fit(marker):
    """The softmax of one number is 1, and the cost of one example with target 0 has no positive term."""
    ones = "def sigmoid(x):\n    return torch.ones_like(x)\n"
    zero = "def binary_cross_entropy(Y_pred, Y):\n    return Y_pred.new_zeros(())\n"
    assert marker.mark(beside(f"{ones}\n\n{zero}")).named == {}

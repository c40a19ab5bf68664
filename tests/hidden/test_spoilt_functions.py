"""The checks prove themselves: whatever a function returns in the place of the right answer, its checks notice.

Groups of functions are spoilt together that do not use each other, so that one grading asks all of their checks.
"""

from __future__ import annotations

import pytest

from ..marking import WHOLE_NETWORK, beside, callers
from ..works import BACKPROP
from .spoilers import ODDITIES, SPOILERS, spoilt

GROUPS = {
    "sigmoid": ("sigmoid",),
    "single steps": ("sigmoid_prime", "init_params", "binary_cross_entropy", "loss_derivative", "update"),
    "forward": ("forward",),
    "layers": ("layer2_backward", "layer1_backward"),
    "train": ("train",),
}

RANDOM = "any random weights of a useful size are right"
SHAPES = "asks for shape, dtype and finiteness; that weights are random is asked by init_params.random"
EXTREMES = "asks only for a finite number on the right side; value and dtype are asked by the other checks"
SOLVES_XOR = "asks only whether XOR is solved; value and dtype are asked by the other checks"
RIGHTLY_ACCEPTED = {
    ("zeros", "init_params.shapes"): SHAPES,
    ("ones", "init_params.shapes"): SHAPES,
    ("other numbers", "init_params.shapes"): SHAPES,
    ("other numbers", "init_params.random"): RANDOM,
    ("other numbers", "init_params.generator"): RANDOM,
    ("other numbers", "loss_derivative.extremes"): EXTREMES,
    ("another dtype", "loss_derivative.extremes"): EXTREMES,
    ("another dtype", "binary_cross_entropy.extremes"): EXTREMES,
    ("other numbers", "train.converges"): SOLVES_XOR,
    ("another dtype", "train.converges"): SOLVES_XOR,
}

SEEN_BY_OTHERS = {"init_params.shapes", "binary_cross_entropy.extremes", "loss_derivative.extremes"}
"""The checks that leave dtype or kind to the other checks of their function."""

CASES = [pytest.param(group, spoiler, id=f"{group}: {spoiler}") for group in GROUPS for spoiler in SPOILERS]


@pytest.mark.parametrize(("group", "spoiler"), CASES)
def test_no_check_accepts_it_and_no_other_function_pays_for_it(judge, group, spoiler):
    functions = GROUPS[group]
    judged = judge.judge(beside(spoilt(spoiler, *functions)))
    assert judged.attempt.status in ("graded", "crashed", "memory"), judged.attempt.message
    accepted = {check for name, check in RIGHTLY_ACCEPTED if name == spoiler}
    own = {check.id for check in BACKPROP.checks if check.function in functions}
    assert judged.passed & own <= accepted

    charged = {*functions, *(caller for function in functions for caller in callers(function))}
    if spoiler == "other numbers":
        charged = set(functions)  # wrong numbers of the right kind are followed wherever they lead
    assert {check for check in judged.lost - WHOLE_NETWORK if check.split(".")[0] not in charged} == set()


@pytest.mark.parametrize("spoiler", {spoiler: None for spoiler, _ in RIGHTLY_ACCEPTED})
def test_what_is_rightly_accepted_is_accepted(judge, spoiler):
    accepted = {check for name, check in RIGHTLY_ACCEPTED if name == spoiler}
    functions = {check.split(".")[0] for check in accepted}
    assert accepted <= judge.judge(beside(spoilt(spoiler, *functions))).passed


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_wrong_functions_that_follow_each_other_earn_next_to_nothing(judge, spoiler):
    judged = judge.judge(beside(spoilt(spoiler, *BACKPROP.functions)))
    assert judged.passed <= {check for name, check in RIGHTLY_ACCEPTED if name == spoiler}
    assert judged.score <= BACKPROP.max_score / 10


@pytest.mark.parametrize("oddity", ODDITIES)
def test_what_nobody_would_call_an_answer_earns_nothing_and_breaks_nothing(judge, oddity):
    judged = judge.judge(beside(spoilt(oddity, *BACKPROP.functions)))
    assert judged.attempt.status in ("graded", "crashed", "memory"), judged.attempt.message
    assert judged.passed <= SEEN_BY_OTHERS


@pytest.mark.parametrize("several", [("a liar", "nan", "a generator"), ("complex numbers", "itself", "a huge tensor")])
def test_nothing_of_it_confuses_the_diagnosis(marker, several):
    first, second, third = several
    text = spoilt(first, "sigmoid", "update") + spoilt(second, "forward", "train") + spoilt(third, "layer1_backward")
    marked = marker.mark(beside(text))
    assert marked.result.status in ("graded", "crashed", "memory"), marked.result.message
    assert marked.named == {}
